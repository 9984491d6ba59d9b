using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;

namespace Shop.Inventory.Application.Levels;

/// <summary>How a stock item is shown, in lists and on its own.</summary>
internal static class StockOverviews
{
    public static StockOverview Of(StockItem item, IReadOnlyList<Location> locations) => new(
        item.Sku,
        [
            .. from location in locations
               let level = item.Levels.SingleOrDefault(level => level.LocationId == location.Id)
               select new StockLevelView(location.Code, location.Name, level?.OnHand ?? 0, level?.Reserved ?? 0, level?.Available ?? 0),
        ],
        item.OnHand,
        item.Reserved,
        item.Available,
        item.IsTracked,
        item.CanBackorder,
        item.LowStockThreshold,
        item.Version);

    public static IQueryable<StockItem> WithLevels(this IQueryable<StockItem> items) => items.AsNoTracking().Include(item => item.Levels);
}
