using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Contracts.Operations;

namespace Shop.Orders.Application.Ordering;

internal sealed class WhenPaymentCaptured(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<PaymentCaptured>
{
    public async Task Handle(PaymentCaptured captured, CancellationToken cancellationToken)
    {
        var order = await LedgerSums.FindAsync(db, captured.Reference, cancellationToken);
        order.RecordCaptured(captured.Amount, captured.Method, captured.OccurredAt);

        // A transfer that arrives for an order that was given up goes back, whatever it covers.
        if (order.Status == OrderStatus.Canceled)
            (await mediator.Send(new ReleasePayments(order.Id.Value, captured.EventId, "The order was canceled"), cancellationToken)).OrThrow();
        await LedgerSums.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
