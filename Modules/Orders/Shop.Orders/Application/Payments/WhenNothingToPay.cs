using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Payments;

/// <summary>Confirms an order with a total of zero as soon as its stock is committed.</summary>
internal sealed class WhenNothingToPay(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<NothingToPay>
{
    public async Task Handle(NothingToPay free, CancellationToken cancellationToken)
    {
        var order = await UpdatePaymentTotals.FindAsync(db, free.OrderId, cancellationToken);
        if (order.Status != OrderStatus.PendingPayment)
            return;

        var lines = order.Lines.Select(line => new StockLine(line.Sku, line.Quantity));
        var commitment = (await mediator.Send(new CommitStock(order.Id.Value, [.. lines]), cancellationToken)).OrThrow().Value;
        if (commitment.Shortages.Count == 0)
            order.Confirm(clock.GetUtcNow());
        else
            order.Cancel(new Message("orders.sold-out"), Actor.System, clock.GetUtcNow());

        await CodeUsage.SaveAsync(db, order, cancellationToken);
    }
}
