using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Events;

namespace Shop.Orders.Application.Payments;

internal sealed class WhenPaymentRefunded(OrdersDbContext db, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<PaymentRefunded>
{
    public async Task Handle(PaymentRefunded refunded, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(refunded.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {refunded.Reference}.");
        order.RecordRefunded(refunded.OperationId, refunded.Amount, refunded.OccurredAt);
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        var refund = order.Refunds.FirstOrDefault(refund => refund.Id == refunded.OperationId);
        if (refund is { Status: RefundStatus.Succeeded })
            await CloseReturnAsync(order, refund, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Closes the return once all its refunds succeeded.</summary>
    private async Task CloseReturnAsync(Order order, OrderRefund refund, CancellationToken cancellationToken)
    {
        var returns = await db.Returns.Where(other => other.OrderId == order.Id).Select(other => other.Id).ToListAsync(cancellationToken);
        foreach (var id in returns.Where(id => id.Value == refund.Id || id.CreditId == refund.Id))
            if (
                await db.FindReturnAsync(id.Value, cancellationToken) is { Status: ReturnStatus.Resolved } request
                && order
                    .Refunds.Where(part => part.Id == id.Value || part.Id == id.CreditId)
                    .All(part => part.Status == RefundStatus.Succeeded)
            )
                request.Close(Actor.System, clock.GetUtcNow());
    }
}

internal sealed class WhenRefundFailed(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<RefundFailed>
{
    public async Task Handle(RefundFailed failed, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(failed.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {failed.Reference}.");
        order.RecordRefundFailed(failed.OperationId, failed.Reason, failed.OccurredAt);
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
