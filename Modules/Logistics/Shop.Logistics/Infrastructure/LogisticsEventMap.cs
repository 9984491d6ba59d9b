using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Application.Shipments;
using Shop.Logistics.Contracts.Events;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Infrastructure;

internal sealed class LogisticsEventMap : IEventMap
{
    public IIntegrationEvent? Map(IDomainEvent domainEvent) => domainEvent switch
    {
        Shipment.Left e => new UnitsShipped(
            NewId(), e.At, e.Shipment.Reference, e.Shipment.Id.Value, e.Shipment.Carrier, e.Shipment.TrackingNumber,
            Carriers.TrackingUrl(e.Shipment.Carrier, e.Shipment.TrackingNumber), Lines(e.Shipment)),
        Shipment.Arrived e => new UnitsDelivered(NewId(), e.At, e.Shipment.Reference, e.Shipment.Id.Value, Lines(e.Shipment)),
        Shipment.GivenUp e => new ShipmentCanceled(NewId(), e.At, e.Shipment.Reference, e.Shipment.Id.Value, Lines(e.Shipment)),
        Shipment.NotDelivered e => new DeliveryFailed(NewId(), e.At, e.Shipment.Reference, e.Shipment.Id.Value, e.Note),
        Shipment.CameBack e => new ReturnedToSender(NewId(), e.At, e.Shipment.Reference, e.Shipment.Id.Value, Lines(e.Shipment)),
        _ => null,
    };

    private static IReadOnlyList<MovedLine> Lines(Shipment shipment) => [.. shipment.Lines.Select(line => new MovedLine(line.LineReference, line.Sku, line.Quantity))];

    private static Guid NewId() => Guid.CreateVersion7();
}
