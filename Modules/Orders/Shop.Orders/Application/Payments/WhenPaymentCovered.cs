using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Contracts.Operations;

namespace Shop.Orders.Application.Payments;

internal sealed class WhenPaymentCovered(OrdersDbContext db, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<PaymentCovered>
{
    public async Task Handle(PaymentCovered covered, CancellationToken cancellationToken)
    {
        var order = await UpdatePaymentTotals.FindAsync(db, covered.Reference, cancellationToken);
        var now = clock.GetUtcNow();
        if (covered.IsCaptured)
            order.RecordCaptured(covered.Amount, covered.Method, covered.OccurredAt);

        switch (order.Status)
        {
            case OrderStatus.PendingPayment when !await IsCoveredAsync(order, covered, cancellationToken):
                break; // awaits another payment
            case OrderStatus.Expired when !await IsCoveredAsync(order, covered, cancellationToken):
                await ReleaseAsync(order, covered, new Message("orders.paid-late-in-part"), cancellationToken);
                break;
            case OrderStatus.PendingPayment or OrderStatus.Expired:
                await CommitAsync(order, covered, now, cancellationToken);
                break;
            case OrderStatus.Canceled:
                await ReleaseAsync(order, covered, new Message("orders.order-canceled"), cancellationToken);
                break;
        }

        await UpdatePaymentTotals.TakeAsync(order, mediator, now, cancellationToken);
        await CodeUsage.SaveAsync(db, order, cancellationToken);
    }

    /// <summary>A single payment of the total covers a pending order; otherwise all payments are added up.</summary>
    private async Task<bool> IsCoveredAsync(Order order, PaymentCovered covered, CancellationToken cancellationToken) =>
        (order.Status == OrderStatus.PendingPayment && covered.Amount >= order.Total)
        || PaymentCoverage
            .RestOf(order, (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value)
            .IsZero;

    private async Task CommitAsync(Order order, PaymentCovered covered, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (order.Status == OrderStatus.Expired && await CodeUsage.WhyNotAgainAsync(db, order.Id, cancellationToken) is not null)
        {
            // An earlier try may have committed the stock before the code was used up.
            (await mediator.Send(new ReleaseStock(order.Id.Value, covered.EventId), cancellationToken)).OrThrow();
            await ReleaseAsync(order, covered, new Message("orders.paid-late-code-used"), cancellationToken);
            return;
        }

        var lines = order.Lines.Select(line => new StockLine(line.Sku, line.Quantity));
        var commitment = (await mediator.Send(new CommitStock(order.Id.Value, [.. lines]), cancellationToken)).OrThrow().Value;
        if (commitment.Shortages.Count == 0)
            order.Confirm(now);
        else if (order.Status == OrderStatus.PendingPayment)
            order.Cancel(new Message("orders.sold-out-before-payment"), Actor.System, now);
        else
            await ReleaseAsync(order, covered, new Message("orders.paid-late-sold-out"), cancellationToken);
    }

    private async Task ReleaseAsync(Order order, PaymentCovered covered, Message reason, CancellationToken cancellationToken) =>
        (await mediator.Send(new ReleasePayments(order.Id.Value, covered.EventId, reason), cancellationToken)).OrThrow();
}
