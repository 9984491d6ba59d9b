using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Payments;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Operations;

namespace Shop.Orders.Application.Cancellations;

/// <summary>Releases the stock, payments and shipments of an order that was canceled.</summary>
internal sealed class WhenOrderCanceled(OrdersDbContext db, OrderHolds holds, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<OrderCanceled>
{
    public async Task Handle(OrderCanceled canceled, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(canceled.OrderId), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {canceled.OrderId}.");
        foreach (var shipment in order.Shipments.Where(shipment => shipment.Status == OrderShipmentStatus.Canceled))
        {
            var recorded = await mediator.Send(
                new RecordShipmentEvent(shipment.ShipmentId, ShipmentStatus.Canceled, null, null, null, null),
                cancellationToken
            );
            if (!recorded.IsSuccess && recorded.Errors[0].Kind != ErrorKind.NotFound)
                recorded.OrThrow(); // Logistics may not know the shipment yet
        }

        await holds.ReleaseAsync(canceled.OrderId, canceled.EventId, cancellationToken);
        (await mediator.Send(new ReleasePayments(canceled.OrderId, canceled.EventId, canceled.Reason), cancellationToken)).OrThrow();
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenOrderExpired(OrdersDbContext db, OrderHolds holds, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<OrderExpired>
{
    public async Task Handle(OrderExpired expired, CancellationToken cancellationToken)
    {
        var order = await UpdatePaymentTotals.FindAsync(db, expired.OrderId, cancellationToken);
        if (order.Status != OrderStatus.Expired)
            return; // paid in the meantime

        await holds.ReleaseAsync(expired.OrderId, expired.EventId, cancellationToken);
        (
            await mediator.Send(
                new ReleasePayments(expired.OrderId, expired.EventId, new Message("orders.not-paid-in-time")),
                cancellationToken
            )
        ).OrThrow();
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
