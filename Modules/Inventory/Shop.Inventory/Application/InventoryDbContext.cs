using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Events;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Persistence;

namespace Shop.Inventory.Application;

internal abstract class InventoryDbContext(DbContextOptions options) : ModuleDbContext(options, "inventory")
{
    private static readonly Func<InventoryDbContext, StockItemId[], IAsyncEnumerable<StockLevel>> LevelsOf = EF.CompileAsyncQuery<
        InventoryDbContext,
        StockItemId[],
        StockLevel
    >((db, ids) => db.Levels.AsTracking().Where(level => ids.Contains(level.ItemId)));

    private static readonly Func<InventoryDbContext, StockItemId[], IAsyncEnumerable<LocationStock>> StockOf = EF.CompileAsyncQuery<
        InventoryDbContext,
        StockItemId[],
        LocationStock
    >(
        (db, ids) =>
            from location in db.Locations.AsTracking()
            from level in db.Levels.Where(level => level.LocationId == location.Id && ids.Contains(level.ItemId)).DefaultIfEmpty()
            orderby location.Priority, location.Code
            select new LocationStock(location, level)
    );

    private static readonly Func<InventoryDbContext, IAsyncEnumerable<Location>> InOrder = EF.CompileAsyncQuery<
        InventoryDbContext,
        Location
    >(db => db.Locations.OrderBy(location => location.Priority).ThenBy(location => location.Code));

    private static readonly Func<InventoryDbContext, Guid, Sku[], IAsyncEnumerable<AffectedSku>> Touched = EF.CompileAsyncQuery<
        InventoryDbContext,
        Guid,
        Sku[],
        AffectedSku
    >(
        (db, reference, skus) =>
            db
                .Reservations.Where(reservation => reservation.Reference == reference)
                .Select(reservation => new
                {
                    reservation.Bundle,
                    reservation.Sku,
                    Each = 0,
                })
                .Concat(
                    db.BundleParts.Where(part => skus.Contains(part.Bundle))
                        .Select(part => new
                        {
                            Bundle = (Sku?)part.Bundle,
                            part.Sku,
                            Each = part.Quantity,
                        })
                )
                .Select(row => new AffectedSku(row.Bundle, row.Sku, row.Each))
    );

    private static readonly Func<InventoryDbContext, Guid, IAsyncEnumerable<Reservation>> Reserved = EF.CompileAsyncQuery<
        InventoryDbContext,
        Guid,
        Reservation
    >(
        (db, reference) =>
            db.Reservations.AsTracking().Where(reservation => reservation.Reference == reference).OrderBy(reservation => reservation.Sku)
    );

    private static readonly Func<InventoryDbContext, Guid, Sku[], DateTimeOffset, IAsyncEnumerable<AffectedSku>> Wanted =
        EF.CompileAsyncQuery<InventoryDbContext, Guid, Sku[], DateTimeOffset, AffectedSku>(
            (db, reference, skus, now) =>
                db
                    .Reservations.Where(reservation => reservation.Reference == reference)
                    .Select(reservation => new
                    {
                        reservation.Bundle,
                        reservation.Sku,
                        Each = 0,
                    })
                    .Concat(
                        db.BundleParts.Where(part => skus.Contains(part.Bundle))
                            .Select(part => new
                            {
                                Bundle = (Sku?)part.Bundle,
                                part.Sku,
                                Each = part.Quantity,
                            })
                    )
                    .Concat(
                        db.Items.Where(item =>
                                skus.Contains(item.Sku)
                                && item.IsTracked
                                && !item.CanBackorder
                                && !item.IsBundle
                                && db.Levels.Where(level => level.ItemId == item.Id).Sum(level => level.OnHand - level.Reserved) <= 0
                                && !db.Reservations.Any(reservation =>
                                    reservation.Sku == item.Sku
                                    && (
                                        reservation.Reference == reference
                                        || (reservation.Status == ReservationStatus.Held && reservation.HeldUntil <= now)
                                    )
                                )
                            )
                            .Select(item => new
                            {
                                Bundle = (Sku?)item.Sku,
                                item.Sku,
                                Each = AffectedSku.SoldOut,
                            })
                    )
                    .Select(row => new AffectedSku(row.Bundle, row.Sku, row.Each))
        );

    public DbSet<StockItem> Items => Set<StockItem>();

    public DbSet<StockLevel> Levels => Set<StockLevel>();

    public DbSet<Location> Locations => Set<Location>();

    public DbSet<Movement> Movements => Set<Movement>();

    public DbSet<Reservation> Reservations => Set<Reservation>();

    public DbSet<Operation> Operations => Set<Operation>();

    public DbSet<BundlePart> BundleParts => Set<BundlePart>();

    public DbSet<BackInStockSubscription> BackInStock => Set<BackInStockSubscription>();

    /// <summary>Adds movements, and publishes staff changes for the audit trail.</summary>
    public void Write(IEnumerable<Movement> movements)
    {
        foreach (var movement in movements)
        {
            Movements.Add(movement);
            if (movement.StaffId is { } person)
                Publish(
                    new StockStaffActed(
                        movement.Id,
                        movement.At,
                        person,
                        movement.Kind.ToString().ToLowerInvariant(),
                        movement.Sku,
                        new Message("inventory.staff-changed-stock")
                            .With("change", movement.Quantity)
                            .With("onHand", movement.OnHandAfter)
                            .With("reason", movement.Reason)
                    )
                );
        }
    }

    /// <summary>
    /// Locks the stock items of these SKUs, ordered by SKU to avoid deadlocks, and loads them with their levels. Requires a transaction.
    /// Unknown SKUs are missing from the answer.
    /// </summary>
    public async Task<Dictionary<Sku, StockItem>> LockAsync(IEnumerable<Sku> skus, CancellationToken cancellationToken)
    {
        Sku[] ordered = [.. skus.Distinct().OrderBy(sku => sku.Value, StringComparer.Ordinal)];
        var items = await LockItems(ordered).AsTracking().ToListAsync(cancellationToken);

        // A separate statement on purpose: it sees the changes the lock waited for.
        await LevelsOf(this, [.. items.Select(item => item.Id)]).ToListAsync(cancellationToken);
        return items.ToDictionary(item => item.Sku);
    }

    /// <summary>Like <see cref="LockAsync"/>, without the levels.</summary>
    public async Task<Dictionary<Sku, StockItem>> LockOnlyAsync(IEnumerable<Sku> skus, CancellationToken cancellationToken) =>
        await LockItems([.. skus.Distinct().OrderBy(sku => sku.Value, StringComparer.Ordinal)])
            .AsTracking()
            .ToDictionaryAsync(item => item.Sku, cancellationToken);

    /// <summary>Loads the levels of locked items, and all locations by priority, in one statement.</summary>
    public async Task<List<Location>> LoadLevelsAsync(IEnumerable<StockItem> items, CancellationToken cancellationToken) =>
        [
            .. (await StockOf(this, [.. items.Select(item => item.Id)]).ToListAsync(cancellationToken))
                .Select(row => row.Location)
                .Distinct(),
        ];

    /// <summary>
    /// Takes a shared lock on a location until the transaction ends; null when it does not exist. Take it before any stock item lock when
    /// adding stock: it prevents receiving stock into a location that is being disabled.
    /// </summary>
    public Task<Location?> LockLocationSharedAsync(LocationId id, CancellationToken cancellationToken) =>
        LockLocationShared(id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Like <see cref="ListTouchedSkusAsync"/>, with those of the SKUs that are sold out, checked without locks. Units the reference holds
    /// itself and expired holds do not count as sold out: those need the locks to decide.
    /// </summary>
    public async Task<List<AffectedSku>> ListWantedSkusAsync(
        Guid reference,
        Sku[] skus,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => await Wanted(this, reference, skus, now).ToListAsync(cancellationToken);

    /// <summary>Locations by priority.</summary>
    public async Task<List<Location>> ListLocationsAsync(CancellationToken cancellationToken) =>
        await InOrder(this).ToListAsync(cancellationToken);

    /// <summary>
    /// The SKUs a reference has or had reserved, and the parts of those given SKUs that are bundles; one statement for both.
    /// </summary>
    public async Task<List<AffectedSku>> ListTouchedSkusAsync(Guid reference, Sku[] skus, CancellationToken cancellationToken) =>
        await Touched(this, reference, skus).ToListAsync(cancellationToken);

    public async Task<List<Reservation>> ListReservationsAsync(Guid reference, CancellationToken cancellationToken) =>
        await Reserved(this, reference).ToListAsync(cancellationToken);

    protected abstract IQueryable<StockItem> LockItems(Sku[] skus);

    protected abstract IQueryable<Location> LockLocationShared(LocationId id);
}

/// <param name="Bundle">The bundle the SKU is a part of, if any.</param>
/// <param name="UnitsEach">Units per bundle in the current composition; 0 for reserved SKUs of the reference.</param>
internal sealed record AffectedSku(Sku? Bundle, Sku Sku, int UnitsEach)
{
    public const int SoldOut = -1;
}

/// <param name="Level">Null at a location that never had the items.</param>
internal sealed record LocationStock(Location Location, StockLevel? Level);
