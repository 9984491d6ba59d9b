using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Payments;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Orders;

/// <summary>
/// Thanks the shopper, and says how to pay where that is still to be done. What was confirmed on credit terms gets its stock and its
/// promise to pay before.
/// </summary>
internal sealed class WhenOrderConfirmed(OrdersDbContext db, OrderMails mails, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<OrderConfirmed>
{
    public async Task Handle(OrderConfirmed confirmed, CancellationToken cancellationToken)
    {
        var order = await LedgerSums.FindAsync(db, confirmed.OrderId, cancellationToken);
        if (
            order is { IsOnTerms: true, Status: OrderStatus.Confirmed or OrderStatus.OnHold }
            && !await SettleTermsAsync(order, cancellationToken)
        )
            return;

        PaymentSummary? toPay = null;
        if (order.HasAcceptedOffline || order.IsOnTerms)
        {
            var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
            toPay = ledger.Payments.LastOrDefault(payment => payment.Instructions is not null);
        }

        await mails.SendConfirmedAsync(order, toPay?.Instructions, toPay?.ShipsAfterPayment == true, cancellationToken);
    }

    /// <summary>False when the stock was held no longer and is gone: then the order is canceled.</summary>
    private async Task<bool> SettleTermsAsync(Order order, CancellationToken cancellationToken)
    {
        var lines = order.Lines.Select(line => new StockLine(line.Sku, line.Quantity));
        if ((await mediator.Send(new CommitStock(order.Id.Value, [.. lines]), cancellationToken)).OrThrow().Value.Shortages.Count > 0)
        {
            order.Cancel("Sold out before the stock was committed", Actor.System, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }

        if (order.Total.IsPositive)
            (
                await mediator.Send(
                    new PromisePayment(order.FirstPaymentId, order.Id.Value, order.Number, order.Total, order.Email),
                    cancellationToken
                )
            ).OrThrow();
        return true;
    }
}
