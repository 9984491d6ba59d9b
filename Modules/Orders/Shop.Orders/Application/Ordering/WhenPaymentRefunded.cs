using MediatR;
using Shop.Kernel.Messaging;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using Shop.Payments.Contracts.Events;

namespace Shop.Orders.Application.Ordering;

internal sealed class WhenPaymentRefunded(OrdersDbContext db, OrderMails mails, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<PaymentRefunded>
{
    public async Task Handle(PaymentRefunded refunded, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(refunded.Reference), cancellationToken) ?? throw new InvalidOperationException($"There is no order {refunded.Reference}.");
        order.RecordRefunded(refunded.OperationId, refunded.Amount, refunded.OccurredAt);
        await LedgerSums.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        if (order.Refunds.Any(refund => refund.Id == refunded.OperationId && refund.Status == RefundStatus.Succeeded)
            && await db.FindReturnAsync(refunded.OperationId, cancellationToken) is { Status: ReturnStatus.Resolved } request)
            request.Close(Actor.System, clock.GetUtcNow());
        await mails.SendRefundedAsync(order, refunded.EventId, refunded.Amount, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenRefundFailed(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<RefundFailed>
{
    public async Task Handle(RefundFailed failed, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(failed.Reference), cancellationToken) ?? throw new InvalidOperationException($"There is no order {failed.Reference}.");
        order.RecordRefundFailed(failed.OperationId, failed.Reason, failed.OccurredAt);
        await LedgerSums.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
