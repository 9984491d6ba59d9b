using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

internal sealed class ConfirmReceiptHandler(OrdersDbContext db, OrderAccess access, TimeProvider clock)
    : IRequestHandler<ConfirmReceipt, Result>
{
    public async Task<Result> Handle(ConfirmReceipt command, CancellationToken cancellationToken)
    {
        var order = await access.FindAsync(command.OrderNumber, command.Viewer, cancellationToken);
        if (order is null)
            return OrderErrors.NotFound;

        order.ConfirmReceipt(Actor.Customer, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
