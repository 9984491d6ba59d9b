using MediatR;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Ordering;

/// <summary>Hands assigned units to Logistics: at once while somebody waits, and again from the event in case that was interrupted. Both do it once.</summary>
internal sealed class Consignments(IMediator mediator)
{
    public async Task<Result<ShipmentSummary>> SendAsync(Order order, Consignment consignment, Guid? staffId, CancellationToken cancellationToken)
    {
        var lines = consignment.Lines.Select(unit => (Unit: unit, Line: order.Lines.Single(line => line.Id.Value == unit.LineId)));
        var created = await mediator.Send(
            new CreateShipment(
                consignment.ShipmentId, order.Id.Value, order.Number, order.ShippingMethod ?? string.Empty, order.ShippingAddress,
                [.. lines.Select(line => new ShipmentLine(line.Unit.LineId, line.Line.Sku, Title(line.Line), line.Unit.Quantity))],
                consignment.Carrier, consignment.TrackingNumber, staffId),
            cancellationToken);
        return created.IsSuccess && consignment.Dispatch && created.Value.Status is ShipmentStatus.Created or ShipmentStatus.Packed
            ? await mediator.Send(new RecordShipmentEvent(consignment.ShipmentId, ShipmentStatus.Shipped, null, null, null, staffId), cancellationToken)
            : created;
    }

    private static string Title(LineItem line) => line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}";
}
