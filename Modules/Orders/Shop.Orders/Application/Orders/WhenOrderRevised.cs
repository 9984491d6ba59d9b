using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Fulfillment;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

/// <summary>Synchronizes the reservations with the revised order.</summary>
internal sealed class WhenOrderRevised(OrdersDbContext db, ReservationSynchronizer stock, TimeProvider clock)
    : IIntegrationEventHandler<OrderRevised>
{
    public async Task Handle(OrderRevised revised, CancellationToken cancellationToken)
    {
        var shortages = await stock.AlignAsync(new OrderId(revised.OrderId), cancellationToken);
        var order = await db.FindOrderAsync(new OrderId(revised.OrderId), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {revised.OrderId}.");
        if (shortages.Count > 0 && order.Status == OrderStatus.Confirmed)
        {
            // The reservation expired before this event arrived, and the units were sold to another order.
            order.Hold(
                new Message("orders.units-sold-out").With("skus", shortages.Select(shortage => shortage.Sku.Value).ToList()),
                Actor.System,
                clock.GetUtcNow()
            );
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
