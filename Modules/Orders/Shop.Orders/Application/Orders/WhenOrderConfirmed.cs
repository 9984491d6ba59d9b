using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Payments;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Orders;

/// <summary>Commits the stock of an order on credit terms and records its promised payment.</summary>
internal sealed class WhenOrderConfirmed(OrdersDbContext db, IMediator mediator, TimeProvider clock) : ISelectiveHandler<OrderConfirmed>
{
    public static bool Wants(OrderConfirmed confirmed) => confirmed.IsOnTerms != false;

    public async Task Handle(OrderConfirmed confirmed, CancellationToken cancellationToken)
    {
        var order = await UpdatePaymentTotals.FindAsync(db, confirmed.OrderId, cancellationToken);
        if (!order.IsOnTerms)
            return;
        if (order.Status is OrderStatus.Confirmed or OrderStatus.OnHold && !await SettleTermsAsync(order, cancellationToken))
            return;

        order.RecordCreditTermsApplied(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>False when the reservation expired and the stock is sold out; the order is then canceled.</summary>
    private async Task<bool> SettleTermsAsync(Order order, CancellationToken cancellationToken)
    {
        var lines = order.Lines.Select(line => new StockLine(line.Sku, line.Quantity));
        if ((await mediator.Send(new CommitStock(order.Id.Value, [.. lines]), cancellationToken)).OrThrow().Value.Shortages.Count > 0)
        {
            order.Cancel(new Message("orders.sold-out"), Actor.System, clock.GetUtcNow());
            await CodeUsage.SaveAsync(db, order, cancellationToken);
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
