using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Messaging;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Writes the events of the saved aggregates to the outbox, in the same transaction, and hands them to the dispatcher after the commit.
/// </summary>
internal sealed class OutboxInterceptor(IServiceProvider services, OutboxWriter writer, OutboxSignal signal)
    : SaveChangesInterceptor,
        IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var context = (ModuleDbContext)eventData.Context!;
        if (context.Database.CurrentTransaction is null)
            Forget(context);
        Collect(context);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Save asynchronously.");

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context!.Database.CurrentTransaction is null)
            await AnnounceAsync(eventData.Context);

        return result;
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is { } context)
            Forget(context);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    ) => AnnounceAsync(eventData.Context);

    private void Collect(ModuleDbContext context)
    {
        var aggregates = Entries<IAggregateRoot>(context);
        if (aggregates.Count == 0)
            return;

        List<IDomainEvent> raised = [.. aggregates.SelectMany(aggregate => aggregate.Entity.TakeDomainEvents())];
        if (raised.Count > 0 && services.GetKeyedService<IEventMap>(context.Schema) is { } map)
            foreach (var integrationEvent in map.Map(raised))
                writer.Write(context, integrationEvent);
    }

    /// <summary>A message is announced once, after it was committed.</summary>
    private async Task AnnounceAsync(DbContext? context)
    {
        if (context is ModuleDbContext module && Forget(module) is { Count: > 0 } written)
            await signal.AnnounceAsync(module.Schema, written);
    }

    /// <summary>
    /// Stops tracking saved messages. Before a transaction, these are messages of one that was rolled back: they must never be announced.
    /// </summary>
    private static List<OutboxMessage> Forget(DbContext context)
    {
        var saved = Entries<OutboxMessage>(context).Where(entry => entry.State == EntityState.Unchanged).ToList();
        foreach (var entry in saved)
            entry.State = EntityState.Detached;
        return [.. saved.Select(entry => entry.Entity)];
    }

    /// <summary>Tracked entities of a type, without running change detection.</summary>
    private static List<EntityEntry<T>> Entries<T>(DbContext context)
        where T : class
    {
        var tracker = context.ChangeTracker;
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. tracker.Entries<T>()];
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }
}
