using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

/// <summary>
/// The reservations of one reference with the locked stock items of these and of the wanted lines. Lives as long as the transaction that
/// holds the locks.
/// </summary>
internal sealed class ReservationSession
{
    private readonly InventoryDbContext db;
    private readonly Guid reference;
    private readonly DateTimeOffset now;
    private readonly ILookup<Sku, BundlePart> bundles;
    private readonly Dictionary<Sku, StockItem> items;
    private readonly List<Reservation> reservations;
    private List<Location> locations = [];

    private ReservationSession(
        InventoryDbContext db,
        Guid reference,
        DateTimeOffset now,
        ILookup<Sku, BundlePart> bundles,
        Dictionary<Sku, StockItem> items,
        List<Reservation> reservations
    )
    {
        (this.db, this.reference, this.now, this.bundles) = (db, reference, now, bundles);
        (this.items, this.reservations) = (items, reservations);
    }

    public IReadOnlyList<Reservation> Reservations => reservations;

    public bool IsCommitted =>
        reservations.Exists(reservation => reservation.Status is ReservationStatus.Committed or ReservationStatus.Consumed);

    public DateTimeOffset? HeldUntil =>
        reservations.Where(reservation => reservation.Status == ReservationStatus.Held).Min(reservation => reservation.HeldUntil);

    /// <summary>Its units may have been taken over by others, or may be soon.</summary>
    public bool HasRunOut => reservations.Exists(reservation => reservation.HasRunOut(now));

    /// <summary>
    /// Locks the items of the lines and of the reference's reservations, for bundles those of their parts, in a fixed order to avoid
    /// deadlocks, and loads their stock.
    /// </summary>
    public static async Task<ReservationSession> OpenAsync(
        InventoryDbContext db,
        Guid reference,
        IReadOnlyCollection<StockLine> lines,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var session = await OpenWithoutStockAsync(db, reference, lines, now, cancellationToken);
        await session.LoadStockAsync(cancellationToken);
        return session;
    }

    /// <summary>Locks the same items, for a change that may need the reservations only.</summary>
    public static async Task<ReservationSession> OpenWithoutStockAsync(
        InventoryDbContext db,
        Guid reference,
        IReadOnlyCollection<StockLine> lines,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await OpenAsync(
            db,
            reference,
            lines,
            await db.ListTouchedSkusAsync(reference, [.. lines.Select(line => line.Sku).Distinct()], cancellationToken),
            now,
            cancellationToken
        );

    /// <param name="touched">What the reference and the lines touch.</param>
    public static async Task<ReservationSession> OpenAsync(
        InventoryDbContext db,
        Guid reference,
        IReadOnlyCollection<StockLine> lines,
        IReadOnlyList<AffectedSku> touched,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        Sku[] wanted = [.. lines.Select(line => line.Sku).Distinct()];
        var bundles = touched
            .Where(row => row.UnitsEach > 0)
            .ToLookup(row => row.Bundle!.Value, row => new BundlePart(row.Bundle!.Value, row.Sku, row.UnitsEach));
        var singles = wanted.Where(sku => !bundles.Contains(sku)).ToList();
        var items = await db.LockOnlyAsync(singles.Concat(touched.Select(row => row.Sku)), cancellationToken);

        // Read again under the locks: a concurrent request may have changed the reference, or an ordered SKU may have become a bundle.
        var reservations = await db.ListReservationsAsync(reference, cancellationToken);
        if (
            reservations.Exists(reservation => !items.ContainsKey(reservation.Sku))
            || singles.Exists(sku => items.TryGetValue(sku, out var item) && item.IsBundle)
        )
            throw new DbUpdateConcurrencyException("What the reference touches became another before it could be locked.");

        return new ReservationSession(db, reference, now, bundles, items, reservations);
    }

    /// <summary>Loads levels and locations, after the lock: what it waited for is visible.</summary>
    public async Task LoadStockAsync(CancellationToken cancellationToken) =>
        locations = await db.LoadLevelsAsync(items.Values, cancellationToken);

    /// <summary>True when the reference holds exactly these lines, expired or not, and nothing was released.</summary>
    public bool HoldsExactly(IEnumerable<StockLine> lines)
    {
        var wanted = Sum(lines);
        var open = reservations.Where(reservation => reservation.IsOpen).Select(reservation => reservation.Ordered).ToHashSet();
        return open.Count == wanted.Count
            && wanted.All(line =>
                open.Contains(line.Sku)
                && reservations
                    .Where(reservation => reservation.Ordered == line.Sku)
                    .GroupBy(reservation => reservation.Sku)
                    .All(part =>
                        part.Sum(reservation => reservation.Open) == line.Quantity * part.Max(reservation => reservation.UnitsEach)
                    )
            );
    }

    /// <summary>Reserved and consumed units of an ordered SKU.</summary>
    public int UnitsOf(Sku ordered) => Rows(ordered, PartsOf(ordered)[0].Sku).Sum(row => (row.Open + row.Consumed) / row.UnitsEach);

    public Location? FindLocation(string code) => locations.Find(location => location.Code == code);

    public Location FirstLocation() => locations.Named(null)!;

    public void Extend(DateTimeOffset until)
    {
        foreach (var reservation in reservations)
            reservation.Extend(until);
    }

    public void ReleaseAll()
    {
        foreach (var reservation in reservations.Where(reservation => reservation.IsOpen))
            Release(reservation, reservation.Open);
    }

    /// <summary>Releases open units of the lines; those to keep only when no others are left.</summary>
    public void Release(IEnumerable<StockLine> lines, IReadOnlyList<ReservedPlace> keep)
    {
        foreach (var line in Sum(lines))
        foreach (var part in PartsOf(line.Sku))
        {
            var left = line.Quantity * part.Quantity;
            var rows = Rows(line.Sku, part.Sku).Where(reservation => reservation.IsOpen).ToList();
            foreach (var (reservation, max) in rows.Select(row => (row, Spare(row, keep))).Concat(rows.Select(row => (row, int.MaxValue))))
            {
                var units = Math.Min(left, Math.Min(max, reservation.Open));
                if (units > 0)
                    Release(reservation, units);
                left -= units;
            }
        }
    }

    /// <summary>Reserves the lines, all or none: if the answer lists shortages, nothing may be saved.</summary>
    public async Task<IReadOnlyList<StockShortage>> ReserveAsync(
        IEnumerable<StockLine> lines,
        Action<Reservation, int> take,
        CancellationToken cancellationToken
    )
    {
        var wanted = Sum(lines);
        var active = locations.FindAll(location => location.IsActive);
        var demands = wanted
            .SelectMany(line => PartsOf(line.Sku).Select(part => (part.Sku, Units: line.Quantity * part.Quantity)))
            .ToList();
        var preferred = Prefer(active, demands);
        var shortages = new List<StockShortage>();
        foreach (var line in wanted)
        {
            ForgetOldParts(line.Sku);
            var parts = PartsOf(line.Sku);
            var order =
                parts.Count == 1 ? preferred : Prefer(preferred, [.. parts.Select(part => (part.Sku, line.Quantity * part.Quantity))]);
            int? max = null;
            foreach (var part in parts)
            {
                var takes = await TakeAsync(part.Sku, line.Quantity * part.Quantity, order, cancellationToken);
                if (takes is null)
                    max = Math.Min(max ?? int.MaxValue, items.TryGetValue(part.Sku, out var item) ? item.MaxReservable / part.Quantity : 0);
                else
                    foreach (var (location, units) in takes)
                        take(RowAt(line.Sku, part, location), units);
            }

            if (max is { } available)
                shortages.Add(new StockShortage(line.Sku, line.Quantity, available));
        }

        return shortages;
    }

    /// <summary>Consumes committed units of the lines, at one location or at any.</summary>
    /// <exception cref="DomainException">More is consumed than is committed.</exception>
    public void Consume(IEnumerable<StockLine> lines, Location? from, Guid operationId)
    {
        var cause = new MovementCause(operationId, new Message("inventory.shipped"), reference, null, now);
        foreach (var line in Sum(lines))
        foreach (var part in PartsOf(line.Sku))
        {
            var left = line.Quantity * part.Quantity;
            foreach (
                var reservation in Rows(line.Sku, part.Sku)
                    .Where(reservation =>
                        reservation.Status == ReservationStatus.Committed && (from is null || reservation.LocationId == from.Id)
                    )
            )
            {
                var units = Math.Min(left, reservation.Open);
                if (units == 0)
                    break;

                reservation.Consume(units);
                db.Movements.AddRange(items[part.Sku].Consume(reservation.LocationId, units, cause));
                left -= units;
            }

            if (left > 0)
                throw new DomainException(from is null ? InventoryErrors.NotCommitted : InventoryErrors.NotCommittedThere(from.Name));
        }
    }

    /// <summary>Moves reserved units of the lines to another location, except those to keep.</summary>
    /// <exception cref="DomainException">Too few are reserved elsewhere, or available there.</exception>
    public void Move(IEnumerable<StockLine> lines, Location to, IReadOnlyList<ReservedPlace> keep)
    {
        foreach (var line in Sum(lines))
        {
            var parts = PartsOf(line.Sku)
                .Select(part =>
                    (
                        Part: part,
                        Rows: Rows(line.Sku, part.Sku)
                            .Where(row => row.IsOpen && row.LocationId != to.Id)
                            .Select(row => (Row: row, Spare: Spare(row, keep)))
                            .ToList()
                    )
                )
                .ToList();
            if (parts.TrueForAll(entry => entry.Rows.Sum(row => row.Spare) < line.Quantity * entry.Part.Quantity))
                throw new DomainException(InventoryErrors.NotCommitted);

            foreach (var (part, rows) in parts)
            {
                var left = line.Quantity * part.Quantity;
                foreach (var (row, spare) in rows)
                {
                    var units = Math.Min(left, spare);
                    if (units == 0)
                        continue;

                    items[part.Sku].MovePromise(row.LocationId, to.Id, units, now);
                    RowAt(line.Sku, part, to.Id).TakeOver(row, units);
                    left -= units;
                }
            }
        }
    }

    /// <summary>The stock items of an ordered SKU, with the units of each per ordered unit; null when one is unknown.</summary>
    public IReadOnlyList<(StockItem Item, int Each)>? ItemsOf(Sku ordered)
    {
        var parts = PartsOf(ordered);
        return parts.All(part => items.ContainsKey(part.Sku)) ? [.. parts.Select(part => (items[part.Sku], part.Quantity))] : null;
    }

    /// <summary>The backordered part of the reserved lines; the latest reservations wait.</summary>
    public IReadOnlyList<StockBackorder> BackordersOf(IEnumerable<StockLine> lines) =>
        [
            .. from line in Sum(lines)
            let late = ItemsOf(line.Sku)!.Where(part => part.Item is { IsTracked: true, Free: < 0 }).ToList()
            where late.Count > 0
            select new StockBackorder(
                line.Sku,
                Math.Min(line.Quantity, late.Max(part => (part.Each - 1 - part.Item.Free) / part.Each)),
                late.TrueForAll(part => part.Item.ExpectedOn is not null) ? late.Max(part => part.Item.ExpectedOn) : null
            ),
        ];

    private static List<StockLine> Sum(IEnumerable<StockLine> lines) =>
        [
            .. lines
                .GroupBy(line => line.Sku)
                .Select(same => new StockLine(same.Key, same.Sum(line => line.Quantity)))
                .OrderBy(line => line.Sku.Value, StringComparer.Ordinal),
        ];

    /// <summary>
    /// The parts of one unit of an ordered SKU: as reserved by the reference, otherwise as currently composed. An ordinary SKU is its own
    /// only part.
    /// </summary>
    private IReadOnlyList<BundlePart> PartsOf(Sku ordered)
    {
        var rows = reservations.FindAll(reservation => reservation.Ordered == ordered);
        if (rows.Exists(row => row.Open > 0 || row.Consumed > 0))
            return
            [
                .. rows.GroupBy(row => row.Sku)
                    .Select(part => new BundlePart(ordered, part.Key, part.Max(row => row.UnitsEach)))
                    .OrderBy(part => part.Sku.Value, StringComparer.Ordinal),
            ];

        return bundles.Contains(ordered)
            ? [.. bundles[ordered].OrderBy(part => part.Sku.Value, StringComparer.Ordinal)]
            : [new BundlePart(ordered, ordered, 1)];
    }

    /// <summary>An ended reservation is made again with the current parts, so rows of former parts are removed.</summary>
    private void ForgetOldParts(Sku ordered)
    {
        var parts = PartsOf(ordered);
        var old = reservations.FindAll(row =>
            row.Ordered == ordered
            && !parts.Any(part => part.Sku == row.Sku && part.Quantity == row.UnitsEach && (part.Sku != ordered || row.Bundle is null))
        );
        db.Reservations.RemoveRange(old);
        reservations.RemoveAll(old.Contains);
    }

    /// <summary>The locations, starting with the first that has everything: one parcel is better than two.</summary>
    private List<Location> Prefer(List<Location> order, IReadOnlyList<(Sku Sku, int Units)> demands)
    {
        if (order.Count == 1)
            return order;

        var needs = demands
            .GroupBy(demand => demand.Sku)
            .Where(demand => items.TryGetValue(demand.Key, out var item) && item.IsTracked)
            .Select(demand => (Item: items[demand.Key], Units: demand.Sum(part => part.Units)))
            .ToList();
        var whole = order.Find(location => needs.TrueForAll(need => need.Item.AvailableAt(location.Id) >= need.Units));
        return whole is null ? order : [whole, .. order.Where(location => location != whole)];
    }

    private async Task<IReadOnlyList<(LocationId Location, int Quantity)>?> TakeAsync(
        Sku sku,
        int units,
        List<Location> order,
        CancellationToken cancellationToken
    )
    {
        if (!items.TryGetValue(sku, out var item))
            return null;

        var takes = item.Reserve(units, order, now);
        return takes is null && await TakeBackExpiredAsync(item, cancellationToken) ? item.Reserve(units, order, now) : takes;
    }

    private async Task<bool> TakeBackExpiredAsync(StockItem item, CancellationToken cancellationToken)
    {
        var expired = await db
            .Reservations.AsTracking()
            .Where(reservation =>
                reservation.Sku == item.Sku
                && reservation.Status == ReservationStatus.Held
                && reservation.HeldUntil <= now
                && reservation.Reference != reference
            )
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

    /// <summary>Open units of a row besides those to keep at its location. Some of those may have shipped and no longer be open.</summary>
    private int Spare(Reservation row, IReadOnlyList<ReservedPlace> keep)
    {
        var code = locations.Find(location => location.Id == row.LocationId)!.Code;
        var kept = row.UnitsEach * keep.Where(place => place.Sku == row.Ordered && place.Location == code).Sum(place => place.Units);
        return Math.Max(0, Math.Min(row.Open, row.Open + row.Consumed - kept));
    }

    /// <summary>The rows of one part of an ordered SKU, by location priority.</summary>
    private IEnumerable<Reservation> Rows(Sku ordered, Sku part) =>
        reservations
            .Where(reservation => reservation.Ordered == ordered && reservation.Sku == part)
            .OrderBy(row => locations.FindIndex(location => location.Id == row.LocationId))
            .ToList();

    private Reservation RowAt(Sku ordered, BundlePart part, LocationId location)
    {
        var reservation = reservations.Find(candidate =>
            candidate.Ordered == ordered && candidate.Sku == part.Sku && candidate.LocationId == location
        );
        if (reservation is null)
        {
            reservation = new Reservation(
                Guid.CreateVersion7(),
                reference,
                part.Sku,
                location,
                part.Sku == ordered ? null : ordered,
                part.Quantity
            );
            reservations.Add(reservation);
            db.Reservations.Add(reservation);
        }

        return reservation;
    }
}
