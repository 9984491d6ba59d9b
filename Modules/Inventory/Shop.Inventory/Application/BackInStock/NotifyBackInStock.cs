using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Events;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Application.BackInStock;

/// <summary>
/// Notifies subscribers of SKUs that are back in stock, at most as many as there are units, and deletes old subscriptions. Returns how many
/// were notified.
/// </summary>
internal sealed record NotifyBackInStock : ICommand<int>;

internal sealed class NotifyBackInStockHandler(
    InventoryDbContext db,
    AvailabilityReads reads,
    IOptions<InventoryOptions> options,
    TimeProvider clock
) : IRequestHandler<NotifyBackInStock, Result<int>>
{
    private const int SkusPerRun = 200;
    private const int MaxAtOnce = 500;

    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(30);
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(365);

    public async Task<Result<int>> Handle(NotifyBackInStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (notifiedBefore, subscribedBefore) = (now - KeptAfterwards, now - MaxWait);
        await db
            .BackInStock.Where(subscription => subscription.NotifiedAt < notifiedBefore || subscription.SubscribedAt < subscribedBefore)
            .ExecuteDeleteAsync(cancellationToken);

        // Only SKUs that are available. Bundles follow their parts; their own rows say whether their return was announced.
        var waiting = await (
            from item in db.Items
            where
                db.BackInStock.Any(subscription => subscription.Sku == item.Sku && subscription.NotifiedAt == null)
                && (!item.IsTracked || (item.IsBundle ? item.IsBundleInStock : item.Levels.Sum(level => level.OnHand - level.Reserved) > 0))
            orderby item.Sku
            select item.Sku
        )
            .Take(SkusPerRun)
            .ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            return 0;

        var offers = await reads.ReadAsync(waiting, cancellationToken);
        var count = 0;
        foreach (var sku in waiting)
            count += await TellAsync(sku, offers.TryGetValue(sku, out var offer) ? offer.Available : 0, now, cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
        return count;
    }

    private async Task<int> TellAsync(Sku sku, int available, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Subscribers notified recently may still be about to buy.
        var since = now - TimeSpan.FromHours(options.Value.BackInStockHours);
        var promised = await db.BackInStock.CountAsync(
            subscription => subscription.Sku == sku && subscription.NotifiedAt > since,
            cancellationToken
        );
        var max = Math.Min(available - promised, MaxAtOnce);
        if (max <= 0)
            return 0;

        var subscriptions = await db
            .BackInStock.AsTracking()
            .Where(subscription => subscription.Sku == sku && subscription.NotifiedAt == null)
            .OrderBy(subscription => subscription.SubscribedAt)
            .ThenBy(subscription => subscription.Id)
            .Take(max)
            .ToListAsync(cancellationToken);
        if (subscriptions.Count == 0)
            return 0;

        db.Publish(
            new Contracts.Events.BackInStock(
                Guid.CreateVersion7(),
                now,
                sku,
                [.. subscriptions.Select(subscription => Tell(subscription, now))]
            )
        );
        return subscriptions.Count;
    }

    private static Subscriber Tell(BackInStockSubscription subscription, DateTimeOffset now)
    {
        var token = BackInStockToken.New();
        subscription.Tell(BackInStockToken.HashOf(token), now);
        return new Subscriber(subscription.Id, subscription.Email, token);
    }
}
