using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using Shop.Orders.Application.Fulfillment;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Cancellations;

internal sealed class ExpireOrdersHandler(OrdersDbContext db, BatchRunner batch, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<ExpireOrders, Result<int>>
{
    public async Task<Result<int>> Handle(ExpireOrders command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .Orders.Where(order => order.Status == OrderStatus.PendingPayment && order.PaymentDeadline <= now)
            .OrderBy(order => order.PaymentDeadline)
            .Take(options.Value.OrdersPerRun)
            .Select(order => order.Id)
            .ToListAsync(cancellationToken);
        return await batch.ForEachAsync<OrderExpiry, OrderId>(
            nameof(ExpireOrders),
            due,
            (expiry, id) => expiry.ExpireAsync(id, now, cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Expires one order, unless a payment is in progress.</summary>
internal sealed class OrderExpiry(OrdersDbContext db, IMediator mediator)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public async Task<bool> ExpireAsync(OrderId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var order = await db.FindForPaymentAsync(id, cancellationToken);
        if (order is not { Status: OrderStatus.PendingPayment } || await IsBeingPaidAsync(order, now, cancellationToken))
            return false;

        order.Expire(now);
        await CodeUsage.SaveAsync(db, order, cancellationToken);
        return true;
    }

    private async Task<bool> IsBeingPaidAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        foreach (var payment in ledger.Payments.Where(payment => payment.Status is PaymentStatus.Created or PaymentStatus.ActionRequired))
        {
            var asked = await mediator.Send(new RefreshPayment(payment.PaymentId), cancellationToken);
            if (!asked.IsSuccess && now < order.PaymentDeadline + Timeout)
                return true;
            if (asked.IsSuccess && asked.Value.Status is PaymentStatus.Authorized or PaymentStatus.Captured)
                return true;
        }

        return ledger.Captured + ledger.Authorized >= order.Total;
    }
}

/// <summary>Marks orders as delivered that were shipped long ago without a delivery confirmation.</summary>
internal sealed record AutoCompleteDeliveries : ICommand<int>;

internal sealed class AutoCompleteDeliveriesHandler(
    OrdersDbContext db,
    BatchRunner batch,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IRequestHandler<AutoCompleteDeliveries, Result<int>>
{
    public async Task<Result<int>> Handle(AutoCompleteDeliveries command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.AutoCompleteDays);
        var due = await db
            .Orders.Where(order =>
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
        return await batch.ForEachAsync<ReceiptConfirmer, OrderId>(
            nameof(AutoCompleteDeliveries),
            due,
            (receipt, id) => receipt.AutoConfirmAsync(id, cancellationToken),
            cancellationToken
        );
    }
}
