using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Operations;

namespace Shop.Orders.Application.Payments;

/// <summary>
/// Submits a saved refund to Payments and its restock to Inventory: in the request, and again from the event in case the request was
/// interrupted. Idempotent by refund id.
/// </summary>
internal sealed class RefundSubmitter(OrdersDbContext db, IMediator mediator, TimeProvider clock)
{
    public async Task<Result<RefundStarted>> SendAsync(Order order, OrderRefund refund, CancellationToken cancellationToken)
    {
        var started = await mediator.Send(
            new RefundPayment(order.Id.Value, refund.Id, refund.Amount, refund.Reason, refund.StaffId, refund.StoreCreditOf),
            cancellationToken
        );
        if (!started.IsSuccess)
        {
            if (started.Errors[0].Kind is ErrorKind.Refused or ErrorKind.Invalid)
            {
                order.RecordRefundFailed(refund.Id, Message.Of(started.Errors[0]), clock.GetUtcNow());
                await db.SaveChangesAsync(cancellationToken);
            }

            return started;
        }

        if (refund is { Restock: true, Lines.Count: > 0 })
        {
            var lines = refund.Lines.Select(unit => new StockLine(
                order.Lines.Single(line => line.Id.Value == unit.LineId).Sku,
                unit.Quantity
            ));
            var restocked = await mediator.Send(
                new RestockUnits(order.Id.Value, refund.Id, [.. lines], order.Number, refund.StaffId),
                cancellationToken
            );
            if (!restocked.IsSuccess)
                return Result<RefundStarted>.Failure(restocked.Errors);
        }

        return started;
    }
}
