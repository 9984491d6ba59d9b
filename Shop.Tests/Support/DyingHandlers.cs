using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Kernel.Persistence;

namespace Shop.Tests.Support;

/// <summary>
/// Makes every handler of a module fail once at its commit, after its calls to other modules; the event is then redelivered.
/// </summary>
internal sealed class DyingHandlers : SaveChangesInterceptor
{
    private readonly HashSet<(Guid EventId, string Handler)> dead = [];

    public bool AreDying { get; set; }

    /// <summary>The handlers that have failed.</summary>
    public IReadOnlySet<string> Dead => dead.Select(death => death.Handler).ToHashSet();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (AreDying)
            foreach (
                var entry in eventData
                    .Context!.ChangeTracker.Entries<InboxMessage>()
                    .Where(entry => entry.State == EntityState.Added)
                    .Select(entry => entry.Entity)
                    .ToList()
            )
                if (dead.Add((entry.EventId, entry.Handler)))
                    throw new TimeoutException($"{entry.Handler} dies.");

        return ValueTask.FromResult(result);
    }
}
