using MediatR;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Fulfillment;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Cancellations;

internal sealed class WhenUnitsCanceled(ReservationSynchronizer stock, IMediator mediator) : IIntegrationEventHandler<UnitsCanceled>
{
    public async Task Handle(UnitsCanceled canceled, CancellationToken cancellationToken)
    {
        await stock.AlignAsync(new OrderId(canceled.OrderId), cancellationToken);
        if (!canceled.Restock)
            foreach (var line in canceled.Lines)
                await WriteOffAsync(canceled, line, cancellationToken);
    }

    /// <summary>Uses an id derived from the cancellation and the line, so that a repeat writes off once.</summary>
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
