using MediatR;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Fulfillment;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Cancellations;

/// <summary>Lets go of the stock of canceled units, and tells the shopper.</summary>
internal sealed class WhenUnitsCanceled(OrdersDbContext db, OrderMails mails, StockAlignment stock, IMediator mediator)
    : IIntegrationEventHandler<UnitsCanceled>
{
    public async Task Handle(UnitsCanceled canceled, CancellationToken cancellationToken)
    {
        await stock.AlignAsync(new OrderId(canceled.OrderId), cancellationToken);
        var order = await db.FindOrderAsync(new OrderId(canceled.OrderId), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {canceled.OrderId}.");
        if (!canceled.Restock)
            foreach (var line in canceled.Lines)
                await WriteOffAsync(canceled, line, cancellationToken);
        if (order.Status != OrderStatus.Canceled)
            await mails.SendUnitsCanceledAsync(order, canceled, cancellationToken);
    }

    /// <summary>Under an id made from the cancellation's and the line's, so that a repeat writes nothing off twice.</summary>
    private async Task WriteOffAsync(UnitsCanceled canceled, CanceledLine line, CancellationToken cancellationToken)
    {
        var id = DeterministicId.From(canceled.CancellationId, line.LineId);
        (
            await mediator.Send(
                new WriteOffStock(id, line.Sku, null, line.Quantity, WriteOffKind.Lost, $"{canceled.Number}: {canceled.Reason}", null),
                cancellationToken
            )
        ).OrThrow();
    }
}
