using Shop.Kernel;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal static class PaymentsOfReference
{
    /// <summary>Refuses an amount that would exceed the total; null when it is allowed.</summary>
    public static Error? RefusalOf(this IEnumerable<Payment> payments, Money amount, Money total)
    {
        var left = payments.Aggregate(total, (rest, payment) => rest - payment.Held);
        return !left.IsPositive ? PaymentErrors.AlreadyCovered
            : amount > left ? PaymentErrors.TooMuch(left)
            : null;
    }
}
