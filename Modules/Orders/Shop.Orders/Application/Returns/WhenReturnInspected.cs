using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

/// <summary>Records the inspection result in Inventory: sellable units are restocked.</summary>
internal sealed class WhenReturnInspected(OrdersDbContext db, ReturnPlaces places, IMediator mediator)
    : IIntegrationEventHandler<ReturnInspected>
{
    public async Task Handle(ReturnInspected inspected, CancellationToken cancellationToken)
    {
        var (request, order) = await ReturnsOfEvents.FindAsync(db, inspected.ReturnId, cancellationToken);
        List<ReturnedUnits> units =
        [
            .. request
                .Lines.SelectMany(line =>
                    new ReturnedUnits[]
                    {
                        new(line.Sku, line.Sellable, ReturnDisposition.Sellable),
                        new(line.Sku, line.Damaged, ReturnDisposition.Damaged),
                        new(line.Sku, line.Missing, ReturnDisposition.Missing),
                        new(line.Sku, line.SentBack, ReturnDisposition.SentBack),
                    }
                )
                .Where(found => found.Quantity > 0),
        ];
        // The location may have been closed in the meantime.
        var location = inspected.Location is { } chosen && await places.IsInUseAsync(chosen, cancellationToken) ? chosen : null;
        (
            await mediator.Send(new ReturnUnits(order.Id.Value, request.Id.Value, location, units, request.Number, null), cancellationToken)
        ).OrThrow();
    }
}

internal static class ReturnsOfEvents
{
    public static async Task<(Return Return, Order Order)> FindAsync(OrdersDbContext db, Guid returnId, CancellationToken cancellationToken)
    {
        var request = await db.FindReturnAsync(returnId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no return {returnId}.");
        var order = await db.FindOrderAsync(request.OrderId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {request.OrderId}.");
        return (request, order);
    }
}
