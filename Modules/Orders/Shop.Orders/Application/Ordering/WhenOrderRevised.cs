using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Ordering;

/// <summary>Brings what is promised to the order up to what it became, and tells the shopper.</summary>
internal sealed class WhenOrderRevised(OrdersDbContext db, OrderMails mails, IMediator mediator, TimeProvider clock) : IIntegrationEventHandler<OrderRevised>
{
    public async Task Handle(OrderRevised revised, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(revised.OrderId), cancellationToken) ?? throw new InvalidOperationException($"There is no order {revised.OrderId}.");
        var promised = await mediator.Send(
            new ReviseReservation(order.CartId, revised.RevisionId, Lines(revised.More), Lines(revised.Less), revised.RevisionId, Departures.Packed(order)), cancellationToken);
        if (promised.OrThrow().Value.Shortages is { Count: > 0 } shortages)
        {
            // The hold ran out before this event came by, and somebody else was faster.
            order.Hold($"Sold out meanwhile: {string.Join(", ", shortages.Select(shortage => shortage.Sku))}", Actor.System, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        await mails.SendRevisedAsync(order, revised, cancellationToken);
    }

    private static List<StockLine> Lines(IReadOnlyList<RevisedStock> units) => [.. units.Select(unit => new StockLine(unit.Sku, unit.Quantity))];
}
