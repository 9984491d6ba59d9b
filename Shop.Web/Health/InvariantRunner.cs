using System.Data;
using System.Reflection;
using MediatR;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;

namespace Shop.Web.Health;

/// <summary>The result of checking one invariant.</summary>
internal sealed record InvariantResult(
    string Name,
    string Statement,
    bool Always,
    int Checked,
    int OffenderCount,
    IReadOnlyList<string> Offenders,
    string? NotChecked
);

/// <summary>
/// Checks all invariants of the live database; shared by the command, the back office and the chaos tests. A module's own tables are read
/// from one snapshot. Invariants that query other modules read in batches instead: an old snapshot next to newer answers would only look
/// inconsistent.
/// </summary>
internal sealed class InvariantRunner(IServiceScopeFactory scopes, IEnumerable<ModuleDatabase> databases, TimeProvider clock)
{
    /// <summary>The results of this process's last run; null before the first.</summary>
    public (DateTimeOffset At, IReadOnlyList<InvariantResult> Results)? Last { get; private set; }

    public async Task<IReadOnlyList<InvariantResult>> RunAsync(CancellationToken cancellationToken)
    {
        List<InvariantResult> results = [];
        foreach (var database in databases)
        {
            var reports = await database.CheckAsync(invariant => database.Declares(invariant) && !AsksOthers(invariant), cancellationToken);
            results.AddRange(reports.Select(entry => ResultOf(entry.Invariant, entry.Report)));
        }

        await using var scope = scopes.CreateAsyncScope();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
            if (AsksOthers(invariant) || !databases.Any(database => database.Declares(invariant)))
                results.Add(ResultOf(invariant, await invariant.CheckAsync(cancellationToken)));

        results.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        Last = (clock.GetUtcNow(), results);
        return results;
    }

    private static InvariantResult ResultOf(IInvariant invariant, InvariantReport report) =>
        new(
            invariant.Name,
            T("Invariants." + invariant.Name.Replace('.', '-')),
            invariant.Always,
            report.Checked,
            report.OffenderCount,
            report.Offenders,
            report.NotChecked
        );

    private static bool AsksOthers(IInvariant invariant) =>
        invariant
            .GetType()
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IMediator)));
}
