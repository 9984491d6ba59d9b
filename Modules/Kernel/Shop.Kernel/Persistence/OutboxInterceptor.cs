using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Messaging;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Writes the events of the saved aggregates to the outbox, in the same transaction, and wakes the dispatcher after the commit.
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
        Collect((ModuleDbContext)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Save asynchronously.");

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context!.Database.CurrentTransaction is null)
            Wake(eventData.Context);

        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Wake(eventData.Context);
        return Task.CompletedTask;
    }

    private void Collect(ModuleDbContext context)
    {
        var aggregates = Tracked<IAggregateRoot>(context);
        if (aggregates.Count == 0)
            return;

        List<IDomainEvent> raised = [.. aggregates.SelectMany(aggregate => aggregate.TakeDomainEvents())];
        if (raised.Count > 0 && services.GetKeyedService<IEventMap>(context.Schema) is { } map)
            foreach (var integrationEvent in map.Map(raised))
                writer.Write(context, integrationEvent);
    }

    private void Wake(DbContext? context)
    {
        if (context is ModuleDbContext module && Tracked<OutboxMessage>(module).Count > 0)
            signal.Wake(module.Schema);
    }

    /// <summary>Tracked entities of a type, without running change detection.</summary>
    private static List<T> Tracked<T>(DbContext context)
        where T : class
    {
        var tracker = context.ChangeTracker;
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. tracker.Entries<T>().Select(entry => entry.Entity)];
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }
}
