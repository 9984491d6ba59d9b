using Shop.Kernel;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

/// <summary>What the payments of one reference come to together.</summary>
internal static class PaymentsOfReference
{
    /// <summary>Why no further payment of this amount may begin: charges never exceed the total. Null when it may.</summary>
    public static Error? RefusalOf(this IEnumerable<Payment> payments, Money amount, Money total)
    {
        var left = payments.Aggregate(total, (rest, payment) => rest - payment.Held);
        return !left.IsPositive ? PaymentErrors.AlreadyCovered
            : amount > left ? PaymentErrors.TooMuch(left)
            : null;
    }
}
