using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Payments;

/// <summary>Reminds shoppers by email of unpaid orders, once per order, before the payment deadline.</summary>
internal sealed record RemindUnpaid : ICommand<int>;

internal sealed class RemindUnpaidHandler(OrdersDbContext db, BatchRunner batch, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<RemindUnpaid, Result<int>>
{
    public async Task<Result<int>> Handle(RemindUnpaid command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var soon = now.AddMinutes(Math.Min(options.Value.PaymentReminderMinutes, options.Value.PaymentDeadlineMinutes / 2));
        var due = await db
            .Orders.Where(order =>
                order.Status == OrderStatus.PendingPayment
                && order.PaymentDeadline > now
                && order.PaymentDeadline <= soon
                && order.Steps.All(step => step.Kind != Order.PaymentReminded)
            )
            .OrderBy(order => order.PaymentDeadline)
            .Take(options.Value.OrdersPerRun)
            .Select(order => order.Id)
            .ToListAsync(cancellationToken);
        return await batch.ForEachAsync<PaymentReminder, OrderId>(
            nameof(RemindUnpaid),
            due,
            (reminder, id) => reminder.SendAsync(id, cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Reminds of one order in a separate scope.</summary>
internal sealed class PaymentReminder(OrdersDbContext db, PaymentProgress payments, TimeProvider clock)
{
    /// <summary>False when no reminder is needed any more.</summary>
    public async Task<bool> SendAsync(OrderId id, CancellationToken cancellationToken)
    {
        var order = await db.FindForPaymentAsync(id, cancellationToken);
        if (order is not { Status: OrderStatus.PendingPayment } || await payments.IsUnderWayAsync(order, cancellationToken))
            return false;

        order.RecordPaymentReminder(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
