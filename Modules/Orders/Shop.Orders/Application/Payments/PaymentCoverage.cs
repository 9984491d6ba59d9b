using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

internal static class PaymentCoverage
{
    /// <summary>The outstanding amount not captured, authorized or, offline, promised. At least zero.</summary>
    public static Money RestOf(Order order, PaymentLedger ledger)
    {
        var promised = ledger
            .Payments.Where(payment =>
                payment
                    is {
                        IsOffline: true,
                        Status: not (PaymentStatus.Canceled or PaymentStatus.Failed or PaymentStatus.Expired or PaymentStatus.Voided)
                    }
            )
            .Aggregate(Money.Zero(order.Currency), (sum, payment) => sum + payment.Amount - payment.Captured);
        return Money.Max(order.Total - Received(ledger) - promised, Money.Zero(order.Currency));
    }

    /// <summary>Captured or authorized, less refunds.</summary>
    public static Money Received(PaymentLedger ledger) =>
        ledger.Captured - ledger.Refunded - ledger.RefundPending - ledger.ChargedBack + ledger.Authorized;
}
