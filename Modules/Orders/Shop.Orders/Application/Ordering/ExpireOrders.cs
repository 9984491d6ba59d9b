using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Ordering;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Ordering;

internal sealed class ExpireOrdersHandler(OrdersDbContext db, IMediator mediator, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<ExpireOrders, Result<int>>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<Result<int>> Handle(ExpireOrders command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .Orders.AsNoTracking()
            .Where(order => order.Status == OrderStatus.PendingPayment && order.PaymentDeadline <= now)
            .OrderBy(order => order.PaymentDeadline)
            .Take(options.Value.OrdersPerRun)
            .Select(order => order.Id)
            .ToListAsync(cancellationToken);
        var expired = 0;
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            var order = await db.FindForPaymentAsync(id, cancellationToken);
            if (order is not { Status: OrderStatus.PendingPayment } || await IsBeingPaidAsync(order, now, cancellationToken))
                continue;

            order.Expire(now);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                expired++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody paid or canceled at this moment; the next run looks again.
            }
        }

        return expired;
    }

    private async Task<bool> IsBeingPaidAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        foreach (var payment in ledger.Payments.Where(payment => payment.Status is PaymentStatus.Created or PaymentStatus.ActionRequired))
        {
            var asked = await mediator.Send(new RefreshPayment(payment.PaymentId), cancellationToken);
            if (!asked.IsSuccess && now < order.PaymentDeadline + Patience)
                return true;
            if (asked.IsSuccess && asked.Value.Status is PaymentStatus.Authorized or PaymentStatus.Captured)
                return true;
        }

        return ledger.Captured + ledger.Authorized >= order.Total;
    }
}

/// <summary>Counts what was shipped long ago as received, where nobody said otherwise.</summary>
internal sealed record DeliverSilently : ICommand<int>;

internal sealed class DeliverSilentlyHandler(OrdersDbContext db, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<DeliverSilently, Result<int>>
{
    public async Task<Result<int>> Handle(DeliverSilently command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - TimeSpan.FromDays(options.Value.AutoCompleteDays);
        var due = await db
            .Orders.AsNoTracking()
            .Where(order =>
                order.LastShippedAt <= before
                && (
                    order.FulfillmentState == FulfillmentState.Shipped
                    || (
                        order.FulfillmentState == FulfillmentState.PartiallyDelivered
                        && order.Lines.All(line => !line.RequiresShipping || line.Shipped >= line.Quantity - line.Canceled)
                    )
                )
            )
            .OrderBy(order => order.LastShippedAt)
            .Take(options.Value.OrdersPerRun)
            .Select(order => order.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            if (await db.FindOrderAsync(id, cancellationToken) is not { IsOnItsWay: true } order)
                continue;

            order.ConfirmReceipt(Actor.System, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return due.Count;
    }
}
