using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

/// <summary>
/// One reference's reservations together with the locked stock items that they and the wanted lines touch. Lives as long as the
/// transaction that holds the locks.
/// </summary>
internal sealed class ReservationDesk
{
    private readonly InventoryDbContext db;
    private readonly Guid reference;
    private readonly DateTimeOffset now;
    private readonly SortedDictionary<string, StockLine> wanted;
    private readonly Dictionary<Sku, StockItem> items;
    private readonly List<Reservation> reservations;
    private readonly List<Location> locations;

    private ReservationDesk(
        InventoryDbContext db, Guid reference, DateTimeOffset now, SortedDictionary<string, StockLine> wanted, Dictionary<Sku, StockItem> items, List<Reservation> reservations, List<Location> locations)
    {
        (this.db, this.reference, this.now, this.wanted) = (db, reference, now, wanted);
        (this.items, this.reservations, this.locations) = (items, reservations, locations);
    }

    public IReadOnlyList<Reservation> Reservations => reservations;

    public bool IsCommitted => reservations.Exists(reservation => reservation.Status is ReservationStatus.Committed or ReservationStatus.Consumed);

    public DateTimeOffset? HeldUntil => reservations.Where(reservation => reservation.Status == ReservationStatus.Held).Min(reservation => reservation.HeldUntil);

    /// <summary>What stands held now, run out or not as long as nobody took it back, is what is wanted.</summary>
    public bool HoldsExactlyTheLines
    {
        get
        {
            var open = reservations.Where(reservation => reservation.IsOpen).GroupBy(reservation => reservation.Sku).ToDictionary(group => group.Key, group => group.Sum(row => row.Open));
            return open.Count == wanted.Count && wanted.Values.All(line => open.GetValueOrDefault(line.Sku) == line.Quantity);
        }
    }

    /// <summary>Some of it may be somebody else's by now, or soon.</summary>
    public bool HasRunOut => reservations.Exists(reservation => reservation.HasRunOut(now));

    /// <summary>Locks the items of the lines and of whatever the reference has reserved, in one order for everybody.</summary>
    public static async Task<ReservationDesk> OpenAsync(
        InventoryDbContext db, Guid reference, IReadOnlyList<StockLine>? lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = new SortedDictionary<string, StockLine>(StringComparer.Ordinal);
        foreach (var line in lines ?? [])
            wanted[line.Sku.Value] = line with { Quantity = line.Quantity + (wanted.TryGetValue(line.Sku.Value, out var same) ? same.Quantity : 0) };

        var known = await db.ListReservedSkusAsync(reference, cancellationToken);
        var items = await db.LockAsync(wanted.Values.Select(line => line.Sku).Concat(known), cancellationToken);

        // Read again under the locks: a rival for the same reference may have been faster.
        var reservations = await db.ListReservationsAsync(reference, cancellationToken);
        return new ReservationDesk(db, reference, now, wanted, items, reservations, await db.ListLocationsAsync(cancellationToken));
    }

    public void Extend(DateTimeOffset until)
    {
        foreach (var reservation in reservations)
            reservation.Extend(until);
    }

    /// <summary>Gives back everything that is open.</summary>
    public void ReleaseAll()
    {
        foreach (var reservation in reservations.Where(reservation => reservation.IsOpen))
            Release(reservation, reservation.Open);
    }

    /// <summary>Gives back units of the wanted SKUs, as far as there are any open.</summary>
    public void ReleaseWanted()
    {
        foreach (var line in wanted.Values)
        {
            var left = line.Quantity;
            foreach (var reservation in reservations.Where(reservation => reservation.Sku == line.Sku && reservation.IsOpen))
            {
                var units = Math.Min(left, reservation.Open);
                if (units > 0)
                    Release(reservation, units);
                left -= units;
            }
        }
    }

    /// <summary>Reserves the wanted lines, all or none: the answer names what is short, and then nothing may be saved.</summary>
    public async Task<IReadOnlyList<StockShortage>> ReserveAsync(Action<Reservation, int> take, CancellationToken cancellationToken)
    {
        var shortages = new List<StockShortage>();
        foreach (var line in wanted.Values)
        {
            if (!items.TryGetValue(line.Sku, out var item))
            {
                shortages.Add(new StockShortage(line.Sku, line.Quantity, 0));
                continue;
            }

            var takes = item.Reserve(line.Quantity, locations, now);
            if (takes is null && await TakeBackExpiredAsync(item, cancellationToken))
                takes = item.Reserve(line.Quantity, locations, now);

            if (takes is null)
                shortages.Add(new StockShortage(line.Sku, line.Quantity, item.Available));
            else
                foreach (var (location, units) in takes)
                    take(ReservationAt(line.Sku, location), units);
        }

        return shortages;
    }

    /// <summary>Consumes the wanted units from what is committed.</summary>
    /// <exception cref="DomainException">More than is committed.</exception>
    public void Consume(Guid operationId, string reason)
    {
        foreach (var line in wanted.Values)
        {
            var left = line.Quantity;
            foreach (var reservation in reservations.Where(reservation => reservation.Sku == line.Sku && reservation.Status == ReservationStatus.Committed))
            {
                var units = Math.Min(left, reservation.Open);
                reservation.Consume(units);
                db.Movements.AddRange(items[line.Sku].Consume(reservation.LocationId, units, new MovementCause(operationId, reason, reference, null, now)));
                left -= units;
            }

            if (left > 0)
                throw new DomainException(InventoryErrors.NotCommitted);
        }
    }

    private async Task<bool> TakeBackExpiredAsync(StockItem item, CancellationToken cancellationToken)
    {
        var expired = await db.Reservations
            .Where(reservation => reservation.Sku == item.Sku && reservation.Status == ReservationStatus.Held && reservation.HeldUntil <= now && reservation.Reference != reference)
            .ToListAsync(cancellationToken);
        foreach (var reservation in expired)
        {
            item.Release(reservation.LocationId, reservation.Open, now);
            reservation.Expire();
        }

        return expired.Count > 0;
    }

    private void Release(Reservation reservation, int units)
    {
        items[reservation.Sku].Release(reservation.LocationId, units, now);
        reservation.Release(units);
    }

    private Reservation ReservationAt(Sku sku, LocationId location)
    {
        var reservation = reservations.Find(candidate => candidate.Sku == sku && candidate.LocationId == location);
        if (reservation is null)
        {
            reservation = new Reservation(Guid.CreateVersion7(), reference, sku, location);
            reservations.Add(reservation);
            db.Reservations.Add(reservation);
        }

        return reservation;
    }
}
