using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Persistence;

namespace Shop.Inventory.Application;

internal abstract class InventoryDbContext(DbContextOptions options) : ModuleDbContext(options, "inventory")
{
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
        StockItemId[] ids = [.. items.Select(item => item.Id)];
        await Levels.Where(level => ids.Contains(level.ItemId)).LoadAsync(cancellationToken);
        return items.ToDictionary(item => item.Sku);
    }

    /// <summary>Locations in the order in which they are used.</summary>
    public async Task<List<Location>> ListLocationsAsync(CancellationToken cancellationToken) =>
        await Locations.AsNoTracking().OrderBy(location => location.Priority).ThenBy(location => location.Code).ToListAsync(cancellationToken);

    protected abstract IQueryable<StockItem> LockItems(Sku[] skus);
}
