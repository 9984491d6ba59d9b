using MediatR;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.Events;

namespace Shop.Orders.Application.Ordering;

internal sealed class WhenPaymentCaptured(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<PaymentCaptured>
{
    public async Task Handle(PaymentCaptured captured, CancellationToken cancellationToken)
    {
        var order = await LedgerSums.FindAsync(db, captured.Reference, cancellationToken);
        order.RecordCaptured(captured.Amount, captured.Method, captured.OccurredAt);
        await LedgerSums.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
