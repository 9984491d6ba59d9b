using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Application.Reservations;

/// <summary>Releases expired holds. Cleanup only: an expired hold can be taken over before this runs.</summary>
internal sealed record ReleaseExpiredHolds : ICommand<int>;

internal sealed class ReleaseExpiredHoldsHandler(InventoryDbContext db, IOptions<InventoryOptions> options, TimeProvider clock)
    : IRequestHandler<ReleaseExpiredHolds, Result<int>>
{
    public async Task<Result<int>> Handle(ReleaseExpiredHolds command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expired = db.Reservations.Where(reservation => reservation.Status == ReservationStatus.Held && reservation.HeldUntil <= now);
        var skus = await expired
            .OrderBy(reservation => reservation.HeldUntil)
            .Take(options.Value.HoldsPerRun)
            .Select(reservation => reservation.Sku)
            .ToListAsync(cancellationToken);
        if (skus.Count == 0)
            return 0;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var items = await db.LockAsync(skus, cancellationToken);
        var locked = skus.Distinct().ToList();
        var rows = await expired.AsTracking().Where(reservation => locked.Contains(reservation.Sku)).ToListAsync(cancellationToken);
        foreach (var reservation in rows)
        {
            items[reservation.Sku].Release(reservation.LocationId, reservation.Open, now);
            reservation.Expire();
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows.Count;
    }
}
