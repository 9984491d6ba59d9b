using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal sealed partial class StockItem
{
    internal sealed record RanLow(Sku Sku, int Available, int Threshold, DateTimeOffset At) : IDomainEvent;

    internal sealed record AvailabilityShifted(
        Sku Sku,
        int Available,
        bool IsTracked,
        bool IsLow,
        bool CanBackorder,
        int? BackordersLeft,
        DateOnly? ExpectedOn,
        DateTimeOffset At
    ) : IDomainEvent;

    /// <summary>The availability of bundles changed, or the bundle's composition did.</summary>
    internal sealed record BundlesShifted(Sku Sku, DateTimeOffset At) : IDomainEvent;
}
