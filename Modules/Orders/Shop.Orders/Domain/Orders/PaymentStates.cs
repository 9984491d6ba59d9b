using Shop.Kernel;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Domain.Orders;

/// <summary>Derives the payment state from ledger totals, for orders and for direct readers of the ledger.</summary>
internal static class PaymentStates
{
    /// <param name="authorized">Authorized and not yet captured.</param>
    /// <param name="captured">Captured, before refunds.</param>
    /// <param name="isPending">A payment is pending, or an offline one was accepted.</param>
    /// <param name="hasVoided">The order was canceled or has expired.</param>
    public static PaymentState Derive(
        Money total,
        Money authorized,
        Money captured,
        Money refunded,
        bool isPending,
        bool hasVoided,
        bool isDisputed = false
    )
    {
        if (isDisputed)
            return PaymentState.Disputed;
        if (refunded.IsPositive)
            return refunded >= captured ? PaymentState.Refunded : PaymentState.PartiallyRefunded;
        if (captured.IsPositive)
            return captured > total ? PaymentState.Overpaid
                : captured == total ? PaymentState.Paid
                : PaymentState.PartiallyPaid;
        if (hasVoided)
            return PaymentState.Voided;
        if (authorized.IsPositive && authorized >= total)
            return PaymentState.Authorized;
        if (total.IsZero)
            return PaymentState.Paid;
        return isPending || authorized.IsPositive ? PaymentState.Pending : PaymentState.Unpaid;
    }
}
