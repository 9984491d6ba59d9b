using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Persistence;

namespace Shop.Inventory.Application;

internal abstract class InventoryDbContext(DbContextOptions options) : ModuleDbContext(options, "inventory")
{
    private static readonly Func<InventoryDbContext, StockItemId[], IAsyncEnumerable<StockLevel>> LevelsOf = EF.CompileAsyncQuery<InventoryDbContext, StockItemId[], StockLevel>(
        (db, ids) => db.Levels.Where(level => ids.Contains(level.ItemId)));

    private static readonly Func<InventoryDbContext, IAsyncEnumerable<Location>> InOrder = EF.CompileAsyncQuery<InventoryDbContext, Location>(
        db => db.Locations.AsNoTracking().OrderBy(location => location.Priority).ThenBy(location => location.Code));

    private static readonly Func<InventoryDbContext, Guid, IAsyncEnumerable<Sku>> Known = EF.CompileAsyncQuery<InventoryDbContext, Guid, Sku>(
        (db, reference) => db.Reservations.Where(reservation => reservation.Reference == reference).Select(reservation => reservation.Sku));

    private static readonly Func<InventoryDbContext, Guid, IAsyncEnumerable<Reservation>> Reserved = EF.CompileAsyncQuery<InventoryDbContext, Guid, Reservation>(
        (db, reference) => db.Reservations.Where(reservation => reservation.Reference == reference).OrderBy(reservation => reservation.Sku));

    public DbSet<StockItem> Items => Set<StockItem>();

    public DbSet<StockLevel> Levels => Set<StockLevel>();

    public DbSet<Location> Locations => Set<Location>();

    public DbSet<Movement> Movements => Set<Movement>();

    public DbSet<Reservation> Reservations => Set<Reservation>();

    public DbSet<Operation> Operations => Set<Operation>();

    /// <summary>
    /// Locks the stock items of these SKUs, in the order of the SKUs so that two callers never wait for each other, and loads them with their levels.
    /// Needs a transaction. SKUs that do not exist are missing from the answer.
    /// </summary>
    public async Task<Dictionary<Sku, StockItem>> LockAsync(IEnumerable<Sku> skus, CancellationToken cancellationToken)
    {
        Sku[] ordered = [.. skus.Distinct().OrderBy(sku => sku.Value, StringComparer.Ordinal)];
        var items = await LockItems(ordered).ToListAsync(cancellationToken);

        // A second statement on purpose: it sees what the lock had to wait for.
        await LevelsOf(this, [.. items.Select(item => item.Id)]).ToListAsync(cancellationToken);
        return items.ToDictionary(item => item.Sku);
    }

    /// <summary>Locations in the order in which they are used.</summary>
    public async Task<List<Location>> ListLocationsAsync(CancellationToken cancellationToken) =>
        await InOrder(this).ToListAsync(cancellationToken);

    /// <summary>The SKUs that a reference has reserved, or had.</summary>
    public async Task<List<Sku>> ListReservedSkusAsync(Guid reference, CancellationToken cancellationToken) => await Known(this, reference).ToListAsync(cancellationToken);

    public async Task<List<Reservation>> ListReservationsAsync(Guid reference, CancellationToken cancellationToken) => await Reserved(this, reference).ToListAsync(cancellationToken);

    protected abstract IQueryable<StockItem> LockItems(Sku[] skus);
}
