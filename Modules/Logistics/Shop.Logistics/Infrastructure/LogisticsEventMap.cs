using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Application;
using Shop.Logistics.Application.Carriers;
using Shop.Logistics.Application.Shipments;
using Shop.Logistics.Contracts.Events;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Infrastructure;

internal sealed class LogisticsEventMap(IOptions<LogisticsOptions> options) : IEventMap
{
    public IIntegrationEvent? Map(IDomainEvent domainEvent) =>
        domainEvent switch
        {
            Shipment.Departed e => new UnitsShipped(
                NewId(),
                e.At,
                e.Shipment.Reference,
                e.Shipment.Id.Value,
                e.Shipment.Carrier,
                e.Shipment.TrackingNumber,
                TrackingPages.UrlOf(e.Shipment),
                Lines(e.Shipment)
            ),
            Shipment.NeedsCarrier e => new BookingWanted(NewId(), e.At, e.Shipment.Id.Value),
            Shipment.ReadyForPickup e => new ReadyForPickup(
                NewId(),
                e.At,
                e.Shipment.Reference,
                e.Shipment.Id.Value,
                e.Shipment.Location,
                e.At.AddDays(options.Value.PickupDays),
                Lines(e.Shipment)
            ),
            Shipment.Delivered e => new UnitsDelivered(NewId(), e.At, e.Shipment.Reference, e.Shipment.Id.Value, Lines(e.Shipment)),
            Shipment.Abandoned e => new ShipmentCanceled(
                NewId(),
                e.At,
                e.Shipment.Reference,
                e.Shipment.Id.Value,
                Lines(e.Shipment),
                e.IsUncollected
            ),
            Shipment.NotDelivered e => new DeliveryFailed(NewId(), e.At, e.Shipment.Reference, e.Shipment.Id.Value, e.Note),
            Shipment.ReturnedToSender e => new ReturnedToSender(
                NewId(),
                e.At,
                e.Shipment.Reference,
                e.Shipment.Id.Value,
                Lines(e.Shipment)
            ),
            _ => null,
        };

    private static IReadOnlyList<MovedLine> Lines(Shipment shipment) =>
        [.. shipment.Lines.Select(line => new MovedLine(line.LineReference, line.Sku, line.Quantity))];

    private static Guid NewId() => Guid.CreateVersion7();
}
