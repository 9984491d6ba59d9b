using System.Data;
using System.Reflection;
using MediatR;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;

namespace Shop.Web.Health;

/// <summary>What came of checking one invariant.</summary>
internal sealed record InvariantResult(
    string Code,
    string Statement,
    bool Always,
    int Checked,
    int OffenderCount,
    IReadOnlyList<string> Offenders,
    string? NotChecked
);

/// <summary>
/// Checks all invariants of the live database; the verb, the back office and the chaos runs share it. What a module says of its own tables
/// is read from one
/// snapshot of them. What asks other modules reads batch by batch instead: an old snapshot beside new answers would only look broken.
/// </summary>
internal sealed class InvariantRunner(IServiceScopeFactory scopes, IEnumerable<ModuleDatabase> databases, TimeProvider clock)
{
    /// <summary>What this process found when it last looked; null when it has not yet.</summary>
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

        results.Sort((left, right) => string.CompareOrdinal(left.Code, right.Code));
        Last = (clock.GetUtcNow(), results);
        return results;
    }

    private static InvariantResult ResultOf(IInvariant invariant, InvariantReport report) =>
        new(
            invariant.Code,
            invariant.Statement,
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
