using MediatR;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Events;
using Shop.Orders.Application.Payments;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using Shop.Payments.Contracts.Operations;
using ReturnKind = Shop.Orders.Contracts.Returns.ReturnKind;

namespace Shop.Orders.Application.Fulfillment;

internal sealed class WhenUnitsShipped(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<UnitsShipped>
{
    public async Task Handle(UnitsShipped shipped, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(shipped.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {shipped.Reference}.");
        var lines = shipped.Lines.Select(line => new StockLine(line.Sku, line.Quantity));
        var from = order.Shipments.FirstOrDefault(shipment => shipment.ShipmentId == shipped.ShipmentId)?.Location;
        (await mediator.Send(new ConsumeStock(order.Id.Value, shipped.ShipmentId, [.. lines], from), cancellationToken)).OrThrow();
        order.ApplyContents(shipped.ShipmentId, ShipmentSubmitter.Contents(shipped.Lines), shipped.OccurredAt);
        order.RecordShipped(shipped.ShipmentId, shipped.Carrier, shipped.TrackingNumber, shipped.OccurredAt);
        await CaptureAsync(order, shipped.ShipmentId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Captures authorizations for the units shipped so far: shipping with the first shipment, everything due with the last.
    /// </summary>
    private async Task CaptureAsync(Order order, Guid shipmentId, CancellationToken cancellationToken)
    {
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        var isLast = order.Lines.All(line => line.Shippable == 0 && line.InShipment == line.Shipped);
        var sent = isLast
            ? order.Due
            : order.Lines.Aggregate(order.Shipping, (sum, line) =>
                sum + line.TotalOf(line.RequiresShipping ? line.Shipped : line.Quantity - line.Canceled, 0)
            );
        if (sent - order.Captured is { IsPositive: true } amount)
            (await mediator.Send(new CapturePayment(order.Id.Value, shipmentId, amount), cancellationToken)).OrThrow();
        if (isLast)
            (await mediator.Send(new ReleaseAuthorization(order.Id.Value, shipmentId), cancellationToken)).OrThrow();
    }
}

internal sealed class WhenUnitsDelivered(OrdersDbContext db) : IIntegrationEventHandler<UnitsDelivered>
{
    public async Task Handle(UnitsDelivered delivered, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(delivered.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {delivered.Reference}.");
        order.ApplyContents(delivered.ShipmentId, ShipmentSubmitter.Contents(delivered.Lines), delivered.OccurredAt);
        order.RecordDelivered(delivered.ShipmentId, Actor.System, delivered.OccurredAt);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenReadyForPickup(OrdersDbContext db, IOptions<OrdersOptions> options) : IIntegrationEventHandler<ReadyForPickup>
{
    public async Task Handle(ReadyForPickup ready, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(ready.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {ready.Reference}.");
        var keptUntil = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(ready.KeptUntil, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime
        );
        order.RecordReadyForPickup(ready.ShipmentId, keptUntil, ready.OccurredAt);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Frees the units of a canceled shipment.</summary>
internal sealed class WhenShipmentCanceled(OrdersDbContext db) : IIntegrationEventHandler<ShipmentCanceled>
{
    public async Task Handle(ShipmentCanceled canceled, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(canceled.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {canceled.Reference}.");
        order.RecordShipmentCanceled(canceled.ShipmentId, canceled.OccurredAt, canceled.IsUncollected);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenDeliveryFailed(OrdersDbContext db) : IIntegrationEventHandler<DeliveryFailed>
{
    public async Task Handle(DeliveryFailed failed, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(failed.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {failed.Reference}.");
        order.RecordDeliveryFailed(failed.ShipmentId, failed.Note is { Length: > 0 } note ? Message.Of(note) : null, failed.OccurredAt);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Creates a return to inspect for a shipment the carrier returned.</summary>
internal sealed class WhenReturnedToSender(OrdersDbContext db, IOptions<OrdersOptions> options) : IIntegrationEventHandler<ReturnedToSender>
{
    public async Task Handle(ReturnedToSender returned, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(returned.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {returned.Reference}.");
        order.ApplyContents(returned.ShipmentId, ShipmentSubmitter.Contents(returned.Lines), returned.OccurredAt);
        if (order.RecordReturnedToSender(returned.ShipmentId, returned.OccurredAt))
        {
            var units = order.Shipments.Single(shipment => shipment.ShipmentId == returned.ShipmentId).Lines;
            var number = OrderNumber.OfReturn(await db.NextReturnCounterAsync(cancellationToken));
            db.Returns.Add(
                Return.Request(
                    new ReturnId(Guid.CreateVersion7()),
                    number,
                    order,
                    ReturnKind.ReturnToSender,
                    units,
                    new Message("orders.undeliverable"),
                    Actor.System,
                    TimeSpan.FromDays(options.Value.ReturnDays),
                    returned.OccurredAt
                )
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
