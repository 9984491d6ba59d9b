using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Payments;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

internal sealed class WhenUnitsAssigned(OrdersDbContext db, ShipmentSubmitter submitter) : IIntegrationEventHandler<UnitsAssigned>
{
    public async Task Handle(UnitsAssigned assigned, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(assigned.OrderId), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {assigned.OrderId}.");
        var shipment = order.Shipments.Single(shipment => shipment.ShipmentId == assigned.ShipmentId);
        if (shipment.Status == OrderShipmentStatus.Assigned)
            (await submitter.SendAsync(order, shipment, staffId: null, cancellationToken)).OrThrow();
    }
}

internal sealed class WhenRepackingBegun(OrdersDbContext db, ShipmentSubmitter submitter) : IIntegrationEventHandler<RepackingBegun>
{
    public async Task Handle(RepackingBegun begun, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(begun.OrderId), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {begun.OrderId}.");
        var shipment = order.Shipments.Single(shipment => shipment.ShipmentId == begun.ShipmentId);
        if (shipment.Repacking is null)
            return;

        var changed = await submitter.RepackAsync(order, shipment, cancellationToken);
        if (shipment.Repacking is not null)
            changed.OrThrow();
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenRefundRequested(OrdersDbContext db, RefundSubmitter submitter) : IIntegrationEventHandler<RefundRequested>
{
    public async Task Handle(RefundRequested requested, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(requested.OrderId), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {requested.OrderId}.");
        var refund = order.Refunds.Single(refund => refund.Id == requested.RefundId);
        if (refund.Status == RefundStatus.Failed)
            return;

        var sent = await submitter.SendAsync(order, refund, cancellationToken);
        if (!sent.IsSuccess && refund.Status != RefundStatus.Failed)
            sent.OrThrow();
    }
}
