using MediatR;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

/// <summary>Updates an order's payment totals from the ledger.</summary>
internal static class UpdatePaymentTotals
{
    public static async Task TakeAsync(Order order, IMediator mediator, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = (await mediator.Send(new ListPaymentTotals([order.Id.Value]), cancellationToken)).OrThrow().Value;
        if (listed.Count > 0)
            order.UpdatePaymentTotals(
                listed[0].Authorized,
                listed[0].Captured,
                listed[0].Refunded + listed[0].ChargedBack,
                listed[0].HasAcceptedOffline,
                now,
                listed[0].Disputed.IsPositive
            );
    }

    public static async Task<Order> FindAsync(OrdersDbContext db, Guid reference, CancellationToken cancellationToken) =>
        await db.FindForPaymentAsync(new OrderId(reference), cancellationToken)
        ?? throw new InvalidOperationException($"There is no order {reference}.");

    /// <summary>The amount that can still be refunded.</summary>
    public static Money Refundable(this PaymentLedger ledger) =>
        Money.Max(
            ledger.Captured - ledger.Refunded - ledger.RefundPending - ledger.ChargedBack - ledger.Disputed,
            Money.Zero(ledger.Captured.Currency)
        );

    /// <summary>The amount that can still be refunded, less refunds the order has started and the ledger has not booked yet.</summary>
    public static Money Refundable(this PaymentLedger ledger, Order order) =>
        Money.Max(
            ledger.Refundable() - Money.Max(order.RefundsStarted - ledger.Refunded - ledger.RefundPending, Money.Zero(order.Currency)),
            Money.Zero(order.Currency)
        );
}
