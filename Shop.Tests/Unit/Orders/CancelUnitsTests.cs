using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Orders;

public sealed class CancelUnitsTests
{
    [Test]
    public void Canceled_units_are_neither_due_nor_to_be_shipped_any_more()
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
    public void What_is_paid_back_of_it_settles_the_balance_and_what_is_given_on_top_does_not_make_the_customer_owe_it()
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
    public void Of_an_order_that_is_not_paid_less_is_owed()
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
    public void The_same_cancellation_twice_is_one()
    {
        var order = Paid();
        var id = Guid.CreateVersion7();
        order.CancelUnits(id, order.Units(("MUG", 1)), restock: true, "Broken", StaffId, Monday);
        var version = order.Version;

        order.CancelUnits(id, order.Units(("MUG", 1)), restock: true, "Broken", StaffId, Monday);

        Assert.That((order.LineOf("MUG").Canceled, order.Version), Is.EqualTo((1, version)));
    }

    [Test]
    public void What_is_in_a_shipment_or_canceled_already_cannot_be_canceled_and_a_refusal_changes_nothing()
    {
        var order = Paid();
        order.Ship(Parcel, ("MUG", 1));
        Cancel(order, ("MUG", 1));
        var version = order.Version;

        var error = Refusal.Of(() => Cancel(order, ("MUG", 2)));

        Assert.That((error.Code, order.LineOf("MUG").Canceled, order.Version), Is.EqualTo(("orders.too-many-to-cancel", 1, version)));
    }

    [Test]
    public void Canceling_all_that_is_left_cancels_the_order()
    {
        var order = Paid();
        Cancel(order, ("MUG", 1));
        Cancel(order, ("MUG", 2));

        Assert.That(order.Status, Is.EqualTo(OrderStatus.Canceled));
        Assert.That(order.TakeDomainEvents().OfType<Order.Canceled>().Single().WasConfirmed, Is.True);
    }

    [Test]
    public void When_the_rest_of_a_shipped_order_is_canceled_it_completes_once_that_has_arrived_and_the_surplus_is_paid_back()
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
    public void Units_are_canceled_of_confirmed_orders_only(string status)
    {
        var order = In(Enum.Parse<OrderStatus>(status));

        Assert.That(Refusal.Of(() => Cancel(order, ("MUG", 1))).Code, Is.EqualTo("orders.cannot-change"));
    }

    private static void Cancel(Order order, params (string Sku, int Quantity)[] units) =>
        order.CancelUnits(Guid.CreateVersion7(), order.Units(units), restock: true, "Broken in the warehouse", StaffId, Monday);
}
