using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

/// <summary>Changes the stock of one SKU for staff: once per operation id, under the item's lock, at active locations.</summary>
internal sealed class StockAdjuster(InventoryDbContext db, AvailabilityReads reads, IOptions<InventoryOptions> options, TimeProvider clock)
{
    /// <param name="code">Code of the location; null for the default location.</param>
    /// <param name="to">Code of the target location of a transfer, if any.</param>
    public async Task<Result<StockOverview>> ChangeAsync(
        Guid operationId,
        Sku sku,
        string? code,
        string? to,
        string reason,
        Guid? staffId,
        Func<Change, Error?> change,
        CancellationToken cancellationToken
    )
    {
        var locations = await db.ListLocationsAsync(cancellationToken);
        var location = locations.Named(code);
        var target = to is null ? location : locations.Named(to);
        if (location is null || target is null)
            return InventoryErrors.UnknownLocation with
            {
                Field =
                    location is null && to is not null ? "From"
                    : location is null ? "Location"
                    : "To",
            };

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockLocationSharedAsync(target.Id, cancellationToken) is not { IsActive: true })
            return InventoryErrors.LocationClosed(target.Name) with { Field = to is null ? "Location" : "To" };

        var items = await db.LockAsync([sku], cancellationToken);
        if (!items.TryGetValue(sku, out var item))
        {
            item = new StockItem(StockItemId.New(), sku, isTracked: true, canBackorder: false, options.Value.DefaultLowStockThreshold);
            db.Items.Add(item);
        }

        if (item.IsBundle)
            return InventoryErrors.BundleHasNoStock;
        if (await db.Operations.AnyAsync(operation => operation.Id == operationId, cancellationToken))
            return await reads.OverviewAsync(item, locations, cancellationToken);

        var cause = new MovementCause(operationId, Message.Of(reason), null, staffId, now);
        if (change(new Change(db, item, location.Id, target.Id, cause)) is { } refused)
            return refused;

        db.Operations.Add(new Operation(operationId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await reads.OverviewAsync(item, locations, cancellationToken);
    }

    /// <summary>The locked state that a change works on.</summary>
    internal sealed record Change(InventoryDbContext Db, StockItem Item, LocationId Location, LocationId Target, MovementCause Cause)
    {
        public void Write(params IReadOnlyList<Movement> movements) => Db.Write(movements);
    }
}

internal static class LocationLists
{
    /// <summary>The location with this code, or the first active one; null when there is none.</summary>
    public static Location? Named(this List<Location> locations, string? code) =>
        code is null ? locations.First(location => location.IsActive) : locations.Find(location => location.Code == code);
}
