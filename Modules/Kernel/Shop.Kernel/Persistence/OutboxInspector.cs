using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

/// <summary>The state of a module's outbox.</summary>
/// <param name="OldestDue">When the oldest waiting row became due; null when nothing waits.</param>
public sealed record OutboxState(string Module, int Waiting, int Parked, DateTimeOffset? OldestDue);

/// <summary>Outbox state for the back office and the health check.</summary>
public sealed class OutboxInspector(
    IServiceScopeFactory scopes,
    IEnumerable<ModuleDescriptor> modules,
    OutboxSignal signal,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<OutboxState>> GetStatesAsync(CancellationToken cancellationToken)
    {
        var states = new List<OutboxState>();
        foreach (var module in modules)
        {
            await using var scope = scopes.CreateAsyncScope();
            var outbox = Of(scope, module);
            var waiting = outbox.Where(message => message.DoneAt == null && message.ParkedAt == null);
            states.Add(
                new OutboxState(
                    module.Name,
                    await waiting.CountAsync(cancellationToken),
                    await outbox.CountAsync(message => message.DoneAt == null && message.ParkedAt != null, cancellationToken),
                    await waiting.MinAsync(message => (DateTimeOffset?)message.NextTryAt, cancellationToken)
                )
            );
        }

        return states;
    }

    /// <summary>Failed rows that wait for a retry or are parked, newest first; at most 100 per module.</summary>
    public async Task<IReadOnlyList<(string Module, OutboxMessage Message)>> ListFailedAsync(CancellationToken cancellationToken)
    {
        var failed = new List<(string, OutboxMessage)>();
        foreach (var module in modules)
        {
            await using var scope = scopes.CreateAsyncScope();
            var rows = await Of(scope, module)
                .Where(message => message.DoneAt == null && message.LastError != null)
                .OrderByDescending(message => message.OccurredAt)
                .Take(100)
                .ToListAsync(cancellationToken);
            failed.AddRange(rows.Select(row => (module.Name, row)));
        }

        return failed;
    }

    /// <summary>Retries a parked or waiting row now, with its attempts reset. False when it is done or unknown.</summary>
    public async Task<bool> RetryAsync(string moduleName, Guid id, CancellationToken cancellationToken)
    {
        if (modules.SingleOrDefault(module => module.Name == moduleName) is not { } module)
            return false;

        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var changed = await Of(scope, module)
            .Where(message => message.Id == id && message.DoneAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.ParkedAt, (DateTimeOffset?)null)
                        .SetProperty(m => m.Attempts, 0)
                        .SetProperty(m => m.NextTryAt, now),
                cancellationToken
            );
        signal.Wake(module.Schema);
        return changed == 1;
    }

    private static IQueryable<OutboxMessage> Of(AsyncServiceScope scope, ModuleDescriptor module) =>
        module.ContextOf(scope.ServiceProvider).Outbox;
}
