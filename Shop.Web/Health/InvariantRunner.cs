using System.Data;
using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
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
internal sealed class InvariantRunner(IServiceScopeFactory scopes, IEnumerable<ModuleDescriptor> modules, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What this process found when it last looked; null when it has not yet.</summary>
    public (DateTimeOffset At, IReadOnlyList<InvariantResult> Results)? Last { get; private set; }

    public async Task<IReadOnlyList<InvariantResult>> RunAsync(CancellationToken cancellationToken)
    {
        List<InvariantResult> results = [];
        foreach (var module in modules)
            await RunAsync(
                module.ContextType,
                inOneSnapshot: true,
                invariant => invariant.GetType().Assembly == module.ContextType.Assembly && !AsksOthers(invariant),
                results,
                cancellationToken
            );

        var assemblies = modules.Select(module => module.ContextType.Assembly).ToHashSet();
        await RunAsync(
            null,
            inOneSnapshot: false,
            invariant => !assemblies.Contains(invariant.GetType().Assembly) || AsksOthers(invariant),
            results,
            cancellationToken
        );
        results.Sort((left, right) => string.CompareOrdinal(left.Code, right.Code));
        Last = (clock.GetUtcNow(), results);
        return results;
    }

    private async Task RunAsync(
        Type? contextType,
        bool inOneSnapshot,
        Func<IInvariant, bool> which,
        List<InvariantResult> results,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = contextType is null ? null : (ModuleDbContext)scope.ServiceProvider.GetRequiredService(contextType);
        var isSnapshot = inOneSnapshot && context is { IsPostgres: true };
        await using var transaction = isSnapshot
            ? await context!.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
            : null;
        try
        {
            context?.Database.SetCommandTimeout(Patience);
            if (isSnapshot)
                await context!.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = 0", cancellationToken);
            foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>().Where(which))
            {
                var report = await invariant.CheckAsync(cancellationToken);
                results.Add(
                    new InvariantResult(
                        invariant.Code,
                        invariant.Statement,
                        invariant.Always,
                        report.Checked,
                        report.OffenderCount,
                        report.Offenders,
                        report.NotChecked
                    )
                );
            }
        }
        finally
        {
            // The pooled context keeps its settings otherwise.
            context?.Database.SetCommandTimeout((int?)null);
        }
    }

    private static bool AsksOthers(IInvariant invariant) =>
        invariant
            .GetType()
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IMediator)));
}
