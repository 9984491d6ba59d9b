using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Contracts.Operations;

namespace Shop.Orders.Application.Payments;

internal sealed class WhenPaymentCaptured(OrdersDbContext db, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<PaymentCaptured>
{
    public async Task Handle(PaymentCaptured captured, CancellationToken cancellationToken)
    {
        var order = await UpdatePaymentTotals.FindAsync(db, captured.Reference, cancellationToken);
        order.RecordCaptured(captured.Amount, captured.Method, captured.OccurredAt);

        if (await RefundReasonAsync(order, cancellationToken) is { } reason)
            (await mediator.Send(new ReleasePayments(order.Id.Value, captured.EventId, reason), cancellationToken)).OrThrow();
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// A partial payment for a canceled or expired order is refunded; <see cref="WhenPaymentCovered"/> handles full payments.
    /// </summary>
    private async Task<Message?> RefundReasonAsync(Order order, CancellationToken cancellationToken) =>
        order.Status switch
        {
            OrderStatus.Canceled => new Message("orders.order-canceled"),
            OrderStatus.Expired
                when PaymentCoverage.Received(
                    (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value
                ) < order.Total => new Message("orders.paid-late-in-part"),
            _ => null,
        };
}
