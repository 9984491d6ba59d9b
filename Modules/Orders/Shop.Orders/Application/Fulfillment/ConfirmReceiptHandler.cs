using MediatR;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

internal sealed class ConfirmReceiptHandler(OrderAccess access, ReceiptConfirmer receipt) : IRequestHandler<ConfirmReceipt, Result>
{
    public async Task<Result> Handle(ConfirmReceipt command, CancellationToken cancellationToken) =>
        await access.FindAsync(command.OrderNumber, command.Viewer, cancellationToken) is { } order
            ? await receipt.ConfirmAsync(order, Actor.Customer, cancellationToken)
            : OrderErrors.NotFound;
}

/// <summary>
/// Marks everything that was shipped as delivered. Logistics comes first, because its event completes the order if the save fails.
/// </summary>
internal sealed class ReceiptConfirmer(OrdersDbContext db, IMediator mediator, TimeProvider clock)
{
    public async Task<Result> ConfirmAsync(Order order, string actor, CancellationToken cancellationToken)
    {
        order.ConfirmReceipt(actor, clock.GetUtcNow());
        var confirmed = await mediator.Send(new ConfirmDelivery(order.Id.Value), cancellationToken);
        if (!confirmed.IsSuccess)
            return confirmed;

        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }

    /// <summary>Confirms the receipt of an order whose shopper and carrier did not; false when nothing is on its way.</summary>
    public async Task<bool> AutoConfirmAsync(OrderId id, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(id, cancellationToken) is not { IsOnItsWay: true } order)
            return false;

        (await ConfirmAsync(order, Actor.System, cancellationToken)).OrThrow();
        return true;
    }
}
