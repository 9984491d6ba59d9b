using MediatR;
using Shop.Kernel;
using Shop.Logistics.Contracts.Events;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

/// <summary>
/// Sends new and repacked shipments to Logistics: in the request, and again from the event in case the request was interrupted. Idempotent.
/// </summary>
internal sealed class ShipmentSubmitter(IMediator mediator, TimeProvider clock)
{
    public async Task<Result<ShipmentSummary>> SendAsync(
        Order order,
        OrderShipment shipment,
        Guid? staffId,
        CancellationToken cancellationToken
    )
    {
        var created = await mediator.Send(
            new CreateShipment
            {
                ShipmentId = shipment.ShipmentId,
                Reference = order.Id.Value,
                ReferenceText = order.Number,
                ShippingMethod = order.ShippingMethod ?? string.Empty,
                Address = order.ShippingAddress,
                Lines = Lines(order, shipment.Lines),
                Carrier = shipment.Carrier,
                TrackingNumber = shipment.TrackingNumber,
                StaffId = staffId,
                Location = shipment.Location,
            },
            cancellationToken
        );
        return
            created.IsSuccess
            && shipment.Dispatch
            && created.Value is { IsPickUp: false, Status: ShipmentStatus.Created or ShipmentStatus.Packed }
            ? await mediator.Send(
                new RecordShipmentEvent(shipment.ShipmentId, ShipmentStatus.Shipped, null, null, null, staffId),
                cancellationToken
            )
            : created;
    }

    /// <summary>
    /// Carries out a pending repacking, or reverts it when the shipment has already shipped, and returns the shipment. Does not save.
    /// </summary>
    public async Task<Result<ShipmentSummary>> RepackAsync(Order order, OrderShipment shipment, CancellationToken cancellationToken)
    {
        if (shipment.Repacking is not { } repacking)
            return await mediator.Send(new GetShipment(shipment.ShipmentId), cancellationToken);

        var changed = await mediator.Send(
            new ChangeShipmentLines(shipment.ShipmentId, repacking.Id, Lines(order, repacking.Lines), repacking.StaffId),
            cancellationToken
        );
        if (changed.IsSuccess || changed.Errors[0].Kind == ErrorKind.Refused)
            order.EndRepacking(shipment.ShipmentId, changed.IsSuccess, clock.GetUtcNow());
        return changed;
    }

    /// <summary>
    /// Frees the units of canceled shipments before their event arrives. Uncollected shipments wait for the event, because it sends an
    /// email.
    /// </summary>
    public async Task FreeCanceledAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.PickUp is not null || order.Shipments.All(shipment => shipment.Status != OrderShipmentStatus.Assigned))
            return;

        var shipments = (await mediator.Send(new ListShipments(order.Id.Value), cancellationToken)).OrThrow().Value;
        foreach (var shipment in shipments.Where(shipment => shipment.Status == ShipmentStatus.Canceled))
            order.RecordShipmentCanceled(shipment.Id, shipment.Events[^1].At);
    }

    /// <summary>Maps shipment contents of Logistics to order lines.</summary>
    public static IReadOnlyList<LineQuantity> Contents(IReadOnlyList<MovedLine> lines) =>
        [.. lines.Select(line => new LineQuantity(line.LineReference, line.Quantity))];

    private static IReadOnlyList<ShipmentLine> Lines(Order order, IReadOnlyList<LineQuantity> units) =>
        [
            .. from unit in units
            let line = order.Lines.Single(line => line.Id.Value == unit.LineId)
            orderby line.Position
            select new ShipmentLine(unit.LineId, line.Sku, Title(line), unit.Quantity),
        ];

    private static string Title(LineItem line) => line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}";
}
