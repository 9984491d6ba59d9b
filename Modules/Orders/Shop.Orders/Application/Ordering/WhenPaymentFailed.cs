using MediatR;
using Shop.Kernel.Messaging;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Events;

namespace Shop.Orders.Application.Ordering;

internal sealed class WhenPaymentFailed(OrdersDbContext db, OrderMails mails, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<PaymentFailed>
{
    public async Task Handle(PaymentFailed failed, CancellationToken cancellationToken)
    {
        var order = await LedgerSums.FindAsync(db, failed.Reference, cancellationToken);
        order.RecordPaymentFailed(failed.Reason, failed.OccurredAt);
        await LedgerSums.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        if (order.Status == OrderStatus.PendingPayment)
            await mails.SendPaymentFailedAsync(order, failed.PaymentId, failed.Reason, cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
    }
}
