using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Domain;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;

namespace Shop.Inventory.Application.Levels;

internal sealed class StockLevelsInvariant(InventoryDbContext db) : IInvariant
{
    public string Name => "inventory.levels-within-limits";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var offenders = await (
            from item in db.Items
            from level in item.Levels
            where
                level.OnHand < 0
                || level.Reserved < 0
                || (level.Reserved > level.OnHand && item.IsTracked && !item.CanBackorder)
                || (
                    level.Reserved > level.OnHand
                    && item.IsTracked
                    && item.Levels.Sum(one => one.OnHand - one.Reserved) < -item.BackorderLimit
                )
            select new
            {
                item.Sku,
                level.OnHand,
                level.Reserved,
            }
        ).ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Levels.CountAsync(cancellationToken),
            [.. offenders.Select(row => $"{row.Sku}: on hand {row.OnHand}, reserved {row.Reserved}")]
        );
    }
}

internal sealed class StockSumsInvariant(InventoryDbContext db) : IInvariant
{
    public string Name => "inventory.reserved-equals-open-reservations";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var sums =
            from item in db.Items
            from level in item.Levels
            select new
            {
                item.Sku,
                level.OnHand,
                level.Reserved,
                Moved = db
                    .Movements.Where(movement => movement.Sku == item.Sku && movement.LocationId == level.LocationId)
                    .Sum(movement => movement.Quantity),
                Open = db
                    .Reservations.Where(reservation => reservation.Sku == item.Sku && reservation.LocationId == level.LocationId)
                    .Sum(reservation => reservation.Open),
            };
        var broken = await sums.Where(row => row.OnHand != row.Moved || row.Reserved != row.Open).ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Levels.CountAsync(cancellationToken),
            [.. broken.Select(row => $"{row.Sku}: on hand {row.OnHand} but moved {row.Moved}, reserved {row.Reserved} but open {row.Open}")]
        );
    }
}

internal sealed class StockAuditInvariant(InventoryDbContext db, TimeProvider clock) : IInvariant
{
    public string Name => "inventory.stock-changes-audited";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - OutboxMessage.KeptFor + TimeSpan.FromHours(1);
        var byStaff = db.Movements.Where(movement => movement.StaffId != null && movement.At > since);
        var untold = await byStaff
            .Where(movement => !db.Outbox.Any(message => message.EventId == movement.Id))
            .Select(movement => new
            {
                movement.Sku,
                movement.Quantity,
                movement.At,
            })
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await byStaff.CountAsync(cancellationToken),
            [.. untold.Select(movement => $"{movement.Sku}: {movement.Quantity} at {movement.At:O}")]
        );
    }
}

internal sealed class OpenReservationsInvariant(InventoryDbContext db, TimeProvider clock) : IInvariant
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    public string Name => "inventory.no-expired-holds";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Grace;
        var offenders = await db
            .Reservations.Where(reservation =>
                (reservation.Status == ReservationStatus.Held && reservation.HeldUntil < before)
                || (
                    reservation.Open > 0
                    && reservation.Status != ReservationStatus.Held
                    && reservation.Status != ReservationStatus.Committed
                )
            )
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Reservations.CountAsync(reservation => reservation.Open > 0, cancellationToken),
            [.. offenders.Select(row => $"{row.Sku} for {row.Reference}: {row.Open} {row.Status}, held until {row.HeldUntil:O}")]
        );
    }
}
