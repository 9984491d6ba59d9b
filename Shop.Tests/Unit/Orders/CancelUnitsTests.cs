using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Orders;

public sealed class CancelUnitsTests
{
    [Test]
    public void Canceled_units_are_neither_due_nor_shippable()
    {
        var order = Paid(Line("MUG", 3, 10, discount: 1), Line("TEA", 1, 5));

        Cancel(order, ("MUG", 1));

        Assert.That((order.LineOf("MUG").Canceled, order.LineOf("MUG").Shippable), Is.EqualTo((1, 2)));
        Assert.That(
            (order.Total, order.Due, order.Balance),
            Is.EqualTo((Eur(34), Eur(24.34m), Eur(-9.66m))),
            "29.00 for three mugs are 9.67, 9.67 and 9.66"
        );
        Assert.That((order.Status, order.PaymentState), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Overpaid)));
    }

    [Test]
    public void A_cancellation_refund_settles_the_balance_and_a_goodwill_refund_creates_no_debt()
    {
        var order = Paid();
        Cancel(order, ("MUG", 1));

        order.StartRefund(
            Guid.CreateVersion7(),
            Eur(12),
            null,
            [],
            restock: false,
            Message.Of("Canceled, and sorry"),
            StaffId,
            order.Total,
            Monday
        );

        Assert.That(order.Refunds[0].Credit, Is.EqualTo(Eur(2)));
        Assert.That(order.Balance, Is.EqualTo(Eur(0)));
    }

    [Test]
    public void Canceling_units_of_an_unpaid_order_reduces_the_amount_due()
    {
        var order = Placed();
        order.UpdatePaymentTotals(Eur(0), Eur(0), Eur(0), hasAcceptedOffline: true, Monday);
        order.Confirm(Monday);
        order.TakeDomainEvents();

        Cancel(order, ("MUG", 1));

        Assert.That(order.Balance, Is.EqualTo(Eur(20)));
        Assert.That(
            order.TakeDomainEvents().OfType<Order.UnitsCanceled>().Single(),
            Has.Property("WaivedAmount").EqualTo(Eur(10)).And.Property("Total").EqualTo(Eur(10))
        );
    }

    [Test]
    public void A_repeated_cancellation_is_applied_once()
    {
        var order = Paid();
        var id = Guid.CreateVersion7();
        order.CancelUnits(id, order.Units(("MUG", 1)), restock: true, "Broken", StaffId, Monday);
        var version = order.Version;

        order.CancelUnits(id, order.Units(("MUG", 1)), restock: true, "Broken", StaffId, Monday);

        Assert.That((order.LineOf("MUG").Canceled, order.Version), Is.EqualTo((1, version)));
    }

    [Test]
    public void Units_in_a_shipment_or_already_canceled_cannot_be_canceled_and_nothing_changes()
    {
        var order = Paid();
        order.Ship(Parcel, ("MUG", 1));
        Cancel(order, ("MUG", 1));
        var version = order.Version;

        var error = Refusal.Of(() => Cancel(order, ("MUG", 2)));

        Assert.That((error.Code, order.LineOf("MUG").Canceled, order.Version), Is.EqualTo(("orders.too-many-to-cancel", 1, version)));
    }

    [Test]
    public void Canceling_all_remaining_units_cancels_the_order()
    {
        var order = Paid();
        Cancel(order, ("MUG", 1));
        Cancel(order, ("MUG", 2));

        Assert.That(order.Status, Is.EqualTo(OrderStatus.Canceled));
        Assert.That(order.TakeDomainEvents().OfType<Order.Canceled>().Single().WasConfirmed, Is.True);
    }

    [Test]
    public void A_partly_shipped_order_completes_after_delivery_once_the_rest_is_canceled_and_refunded()
    {
        var order = Paid();
        order.Ship(Parcel, ("MUG", 2));
        order.RecordDelivered(Parcel, Actor.System, Monday);

        Cancel(order, ("MUG", 1));

        Assert.That((order.Status, order.FulfillmentState), Is.EqualTo((OrderStatus.Completed, FulfillmentState.Delivered)));
    }

    [TestCase("PendingPayment")]
    [TestCase("Draft")]
    [TestCase("Expired")]
    [TestCase("Completed")]
    public void Units_can_be_canceled_in_confirmed_orders_only(string status)
    {
        var order = In(Enum.Parse<OrderStatus>(status));

        Assert.That(Refusal.Of(() => Cancel(order, ("MUG", 1))).Code, Is.EqualTo("orders.cannot-change"));
    }

    private static void Cancel(Order order, params (string Sku, int Quantity)[] units) =>
        order.CancelUnits(Guid.CreateVersion7(), order.Units(units), restock: true, "Broken in the warehouse", StaffId, Monday);
}
