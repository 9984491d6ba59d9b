using Shop.Inventory.Contracts.Events;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Infrastructure;

internal sealed class InventoryEventMap : IEventMap
{
    public IIntegrationEvent? Map(IDomainEvent domainEvent) => domainEvent switch
    {
        StockItem.RanLow low => new StockRanLow(Guid.CreateVersion7(), low.At, low.Sku, low.Available, low.Threshold),
        StockItem.AvailabilityShifted shifted => new AvailabilityChanged(
            Guid.CreateVersion7(), shifted.At, shifted.Sku, shifted.Available, shifted.IsTracked, shifted.IsLow, shifted.CanBackorder),
        _ => null,
    };
}
