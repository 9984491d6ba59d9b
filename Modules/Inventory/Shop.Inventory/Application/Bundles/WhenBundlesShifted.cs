using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Application.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Application.Bundles;

/// <summary>The availability of bundles changed; an internal event of the module.</summary>
/// <param name="Skus">Parts, or bundles with a new composition.</param>
[EventName("inventory.bundles-shifted.v1")]
internal sealed record BundlesShifted(Guid EventId, DateTimeOffset OccurredAt, IReadOnlyList<Sku> Skus) : IIntegrationEvent;

/// <summary>
/// Updates bundles after a part changed. Runs afterwards and under the bundle's lock, so that it sees the current state of all parts: a
/// change of one part does not lock the others.
/// </summary>
internal sealed class WhenBundlesShifted(InventoryDbContext db, TimeProvider clock) : IIntegrationEventHandler<BundlesShifted>
{
    public async Task Handle(BundlesShifted integrationEvent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var skus = await db
            .BundleParts.Where(part => integrationEvent.Skus.Contains(part.Sku) || integrationEvent.Skus.Contains(part.Bundle))
            .Select(part => part.Bundle)
            .Distinct()
            .ToListAsync(cancellationToken);
        var bundles = await db.LockAsync(skus, cancellationToken);
        var offers = await AvailabilityReads.BundlesAsync(db, [.. bundles.Keys], now);
        foreach (var (sku, (offer, _)) in offers)
            bundles[sku].FollowParts(offer.Available, offer.IsTracked, offer.CanBackorder, offer.BackordersLeft, offer.ExpectedOn, now);

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
