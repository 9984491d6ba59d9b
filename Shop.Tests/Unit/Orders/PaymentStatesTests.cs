using Shop.Orders.Domain.Orders;
using Shop.Tests.Support;
using static Shop.Orders.Contracts.Orders.PaymentState;

namespace Shop.Tests.Unit.Orders;

/// <summary>Refunded takes precedence over captured, captured over authorized, authorized over pending, pending over unpaid.</summary>
public sealed class PaymentStatesTests
{
    [TestCase(100, 0, 0, 0, false, false, Unpaid)]
    [TestCase(100, 0, 0, 0, true, false, Pending)]
    [TestCase(100, 0, 0, 0, false, true, Voided)]
    [TestCase(100, 0, 0, 0, true, true, Voided)]
    [TestCase(100, 40, 0, 0, false, false, Pending)]
    [TestCase(100, 100, 0, 0, false, false, Authorized)]
    [TestCase(100, 120, 0, 0, false, false, Authorized)]
    [TestCase(100, 100, 0, 0, false, true, Voided)]
    [TestCase(100, 0, 99.99, 0, false, false, PartiallyPaid)]
    [TestCase(100, 50, 50, 0, true, false, PartiallyPaid)]
    [TestCase(100, 0, 100, 0, false, false, Paid)]
    [TestCase(100, 0, 100, 0, false, true, Paid)]
    [TestCase(100, 0, 100.01, 0, false, false, Overpaid)]
    [TestCase(100, 0, 100, 0.01, false, false, PartiallyRefunded)]
    [TestCase(100, 0, 120, 20, false, false, PartiallyRefunded)]
    [TestCase(100, 0, 40, 40, false, false, Refunded)]
    [TestCase(100, 0, 100, 100, false, true, Refunded)]
    [TestCase(0, 0, 0, 0, false, false, Paid)]
    [TestCase(0, 0, 0, 0, false, true, Voided)]
    public void The_payment_state_is_derived_from_the_totals(
        double total,
        double authorized,
        double captured,
        double refunded,
        bool isPending,
        bool hasVoided,
        object expected
    )
    {
        var state = PaymentStates.Derive(Eur(total), Eur(authorized), Eur(captured), Eur(refunded), isPending, hasVoided);

        Assert.That(state, Is.EqualTo(expected));
    }

    private static Shop.Kernel.Money Eur(double amount) => AnOrder.Eur((decimal)amount);
}
