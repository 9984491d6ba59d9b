using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

/// <summary>Consumes the stock of units that need no shipping once the order is completed.</summary>
internal sealed class WhenOrderCompleted(OrdersDbContext db, IMediator mediator) : IIntegrationEventHandler<OrderCompleted>
{
    public async Task Handle(OrderCompleted completed, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(completed.OrderId), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {completed.OrderId}.");
        List<StockLine> handedOver =
        [
            .. order
                .Lines.Where(line => !line.RequiresShipping && line.Quantity > line.Canceled)
                .Select(line => new StockLine(line.Sku, line.Quantity - line.Canceled)),
        ];
        if (handedOver.Count > 0)
            (await mediator.Send(new ConsumeStock(order.Id.Value, completed.EventId, handedOver), cancellationToken)).OrThrow();
        await db.SaveChangesAsync(cancellationToken);
    }
}
