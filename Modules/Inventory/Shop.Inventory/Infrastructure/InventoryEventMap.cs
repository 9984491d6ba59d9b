using Shop.Inventory.Application.Bundles;
using Shop.Inventory.Contracts.Events;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Infrastructure;

internal sealed class InventoryEventMap : IEventMap
{
    public IIntegrationEvent? Map(IDomainEvent domainEvent) =>
        domainEvent switch
        {
            StockItem.RanLow low => new StockRanLow(Guid.CreateVersion7(), low.At, low.Sku, low.Available, low.Threshold),
            _ => null,
        };

    /// <summary>
    /// Raises one event for all SKUs of a save, so that an import updates lists and facts in one step instead of a thousand.
    /// </summary>
    public IEnumerable<IIntegrationEvent> Map(IReadOnlyList<IDomainEvent> domainEvents)
    {
        foreach (var single in domainEvents.Select(Map).OfType<IIntegrationEvent>())
            yield return single;

        var shifted = domainEvents
            .OfType<StockItem.AvailabilityShifted>()
            .GroupBy(shift => shift.Sku)
            .Select(shifts => shifts.Last())
            .ToList();
        if (shifted.Count > 0)
            yield return new AvailabilityChanged(
                Guid.CreateVersion7(),
                shifted.Max(shift => shift.At),
                [
                    .. shifted.Select(shift => new Availability(
                        shift.Sku,
                        shift.Available,
                        shift.IsTracked,
                        shift.IsLow,
                        shift.CanBackorder,
                        shift.BackordersLeft,
                        shift.ExpectedOn
                    )),
                ]
            );

        var bundles = domainEvents.OfType<StockItem.BundlesShifted>().ToList();
        if (bundles.Count > 0)
            yield return new BundlesShifted(
                Guid.CreateVersion7(),
                bundles.Max(shift => shift.At),
                [.. bundles.Select(shift => shift.Sku).Distinct()]
            );
    }
}
