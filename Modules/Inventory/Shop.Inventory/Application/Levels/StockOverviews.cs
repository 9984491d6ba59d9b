using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

/// <summary>Maps stock items for lists and details.</summary>
internal static class StockOverviews
{
    public static async Task<StockOverview> OverviewAsync(
        this AvailabilityReads reads,
        StockItem item,
        List<Location> locations,
        CancellationToken cancellationToken
    ) => (await reads.OverviewsAsync([item], locations, cancellationToken))[0];

    public static async Task<IReadOnlyList<StockOverview>> OverviewsAsync(
        this AvailabilityReads reads,
        List<StockItem> items,
        List<Location> locations,
        CancellationToken cancellationToken
    )
    {
        Sku[] bundles = [.. items.Where(item => item.IsBundle).Select(item => item.Sku)];
        var known = bundles.Length == 0 ? null : await reads.ReadAsync(bundles, cancellationToken);
        return [.. items.Select(item => Of(item, locations, known?.GetValueOrDefault(item.Sku)))];
    }

    public static IQueryable<StockItem> WithLevels(this IQueryable<StockItem> items) => items.Include(item => item.Levels);

    private static StockOverview Of(StockItem item, List<Location> locations, Availability? bundle) =>
        new()
        {
            Sku = item.Sku,
            Locations =
            [
                .. from location in locations
                where location.IsActive
                let level = item.Levels.SingleOrDefault(level => level.LocationId == location.Id)
                select new StockLevelView(location.Code, location.Name, level?.OnHand ?? 0, level?.Reserved ?? 0, level?.Available ?? 0),
            ],
            OnHand = item.OnHand,
            Reserved = item.Reserved,
            Available = bundle?.Available ?? item.Available,
            IsTracked = bundle?.IsTracked ?? item.IsTracked,
            CanBackorder = bundle?.CanBackorder ?? item.CanBackorder,
            LowStockThreshold = item.LowStockThreshold,
            Version = item.Version,
            BackorderLimit = item.BackorderLimit,
            ExpectedOn = bundle is null ? item.ExpectedOn : bundle.ExpectedOn,
            IsBundle = item.IsBundle,
        };
}
