using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Orders;

public sealed class OrderFulfillmentTests
{
    private static readonly Guid Second = new("0196b000-0000-7000-8000-0000000000c2");

    [Test]
    public void A_parcel_without_named_lines_contains_all_remaining_units()
    {
        var order = Paid(Line("MUG", 3, 10), Line("TEA", 2, 5), Line("EBOOK", 1, 9, requiresShipping: false));
        order.Assign(Second, order.Units(("MUG", 1)), null, null, dispatch: false, StaffId, Monday);

        var parcel = order.Assign(Parcel, null, null, null, dispatch: false, StaffId, Monday);

        Assert.That(parcel.Lines, Is.EqualTo(order.Units(("MUG", 2), ("TEA", 2))), "units without shipping are left out");
        Assert.That(order.Lines.Select(line => line.Shippable), Is.All.Zero);
    }

    [Test]
    public void A_repeated_parcel_is_created_once()
    {
        var order = Paid();
        var first = order.Assign(Parcel, order.Units(("MUG", 1)), null, null, dispatch: false, StaffId, Monday);
        var version = order.Version;

        var second = order.Assign(Parcel, order.Units(("MUG", 2)), null, null, dispatch: false, StaffId, Monday);

        Assert.That(second, Is.SameAs(first));
        Assert.That((order.Version, order.LineOf("MUG").InShipment), Is.EqualTo((version, 1)));
    }

    [Test]
    public void Parcels_never_contain_more_than_was_ordered()
    {
        var order = Paid();
        order.Assign(Parcel, order.Units(("MUG", 2)), null, null, dispatch: false, StaffId, Monday);

        Assert.That(Refuse(order, order.Units(("MUG", 2))), Is.EqualTo("orders.too-many-to-ship"));
        order.Assign(Second, order.Units(("MUG", 1)), null, null, dispatch: false, StaffId, Monday);
        Assert.That(Refuse(order, null), Is.EqualTo("orders.nothing-to-ship"));
        Assert.That(Refuse(order, [new LineQuantity(Guid.NewGuid(), 1)]), Is.EqualTo("orders.unknown-line"));
    }

    [Test]
    public void Identical_changes_are_recorded_in_the_same_order()
    {
        foreach (var order in Enumerable.Range(0, 50).Select(_ => In(OrderStatus.Completed)))
            Assert.That(order.Steps.OrderBy(step => step.Sequence).Skip(1).Select(step => step.Id), Is.Ordered, "inserted in id order");
    }

    [TestCase(OrderStatus.PendingPayment)]
    [TestCase(OrderStatus.OnHold)]
    [TestCase(OrderStatus.Canceled)]
    [TestCase(OrderStatus.Expired)]
    [TestCase(OrderStatus.Completed)]
    public void Only_confirmed_orders_can_be_packed(object status) =>
        Assert.That(Refuse(In((OrderStatus)status), null), Is.EqualTo("orders.cannot-ship"));

    [Test]
    public void The_fulfillment_state_is_derived_from_both_parcels()
    {
        var order = Paid(Line("MUG", 3, 10), Line("EBOOK", 1, 9, requiresShipping: false));
        Assert.That(order.FulfillmentState, Is.EqualTo(FulfillmentState.Unfulfilled));

        order.Assign(Parcel, order.Units(("MUG", 2)), null, null, dispatch: false, StaffId, Monday);
        Assert.That(order.FulfillmentState, Is.EqualTo(FulfillmentState.Unfulfilled), "the parcel is only packed");
        order.RecordShipped(Parcel, null, null, Monday);
        Assert.That(order.FulfillmentState, Is.EqualTo(FulfillmentState.PartiallyShipped));
        order.RecordDelivered(Parcel, Actor.System, Monday);
        Assert.That(order.FulfillmentState, Is.EqualTo(FulfillmentState.PartiallyDelivered));
        order.Ship(Second);
        Assert.That((order.FulfillmentState, order.Status), Is.EqualTo((FulfillmentState.PartiallyDelivered, OrderStatus.Confirmed)));
        order.RecordDelivered(Second, Actor.System, Monday);
        Assert.That((order.FulfillmentState, order.Status), Is.EqualTo((FulfillmentState.Delivered, OrderStatus.Completed)));
        Assert.That(order.TakeDomainEvents().OfType<Order.Completed>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Orders_without_shippable_lines_have_nothing_to_fulfill() =>
        Assert.That(Paid(Line("EBOOK", 1, 9, requiresShipping: false)).FulfillmentState, Is.EqualTo(FulfillmentState.NotRequired));

    [Test]
    public void Repeated_or_late_parcel_events_change_nothing()
    {
        var order = Paid();
        order.Ship(Parcel, ("MUG", 2));
        order.RecordDelivered(Parcel, Actor.System, Monday);
        var (version, steps) = (order.Version, order.Steps.Count);

        order.RecordShipped(Parcel, "DHL", "JD1", Monday);
        order.RecordDelivered(Parcel, Actor.System, Monday);
        order.RecordShipmentCanceled(Parcel, Monday);
        order.RecordShipped(Guid.NewGuid(), null, null, Monday);
        order.RecordDelivered(Guid.NewGuid(), Actor.System, Monday);

        Assert.That((order.Version, order.Steps.Count), Is.EqualTo((version, steps)));
        Assert.That((order.LineOf("MUG").Shipped, order.LineOf("MUG").Delivered, order.LineOf("MUG").InShipment), Is.EqualTo((2, 2, 2)));
    }

    [Test]
    public void Delivered_units_count_as_shipped_even_without_a_shipping_event()
    {
        var order = Paid();
        order.Assign(Parcel, null, null, null, dispatch: false, StaffId, Monday);

        order.RecordDelivered(Parcel, Actor.System, Monday);
        order.RecordShipped(Parcel, null, null, Monday);

        Assert.That((order.LineOf("MUG").Shipped, order.LineOf("MUG").Delivered, order.Status), Is.EqualTo((3, 3, OrderStatus.Completed)));
        Assert.That(order.Steps.Count(step => step.Kind == "units-shipped"), Is.EqualTo(1));
    }

    [Test]
    public void The_units_of_a_canceled_parcel_can_be_packed_again()
    {
        var order = Paid();
        order.Assign(Parcel, order.Units(("MUG", 2)), null, null, dispatch: false, StaffId, Monday);

        order.RecordShipmentCanceled(Parcel, Monday);

        Assert.That(order.LineOf("MUG").Shippable, Is.EqualTo(3));
        Assert.That(order.Assign(Second, null, null, null, dispatch: false, StaffId, Monday).Lines.Single().Quantity, Is.EqualTo(3));
    }

    [Test]
    public void Cancellation_first_removes_packed_units_from_their_parcels()
    {
        var order = Paid();
        order.Assign(Parcel, order.Units(("MUG", 2)), null, null, dispatch: false, StaffId, Monday);

        order.Cancel(Message.Of("Broken"), Actor.Staff(StaffId), Monday);

        Assert.That(
            (order.LineOf("MUG").InShipment, order.LineOf("MUG").Canceled, order.Shipments[0].Status),
            Is.EqualTo((0, 3, OrderShipmentStatus.Canceled))
        );
        order.RecordShipped(Parcel, null, null, Monday);
        order.RecordShipmentCanceled(Parcel, Monday);
        Assert.That(
            (order.LineOf("MUG").Shipped, order.Status),
            Is.EqualTo((0, OrderStatus.Canceled)),
            "a late parcel event changes nothing"
        );
    }

    [TestCase(false, false, false)]
    [TestCase(true, false, true)]
    [TestCase(true, true, true)]
    public void Everything_is_in_transit_once_all_parcels_are_shipped_and_one_is_unreported(bool second, bool firstDelivered, bool expected)
    {
        var order = Paid();
        order.Ship(Parcel, ("MUG", 2));
        if (second)
            order.Ship(Second);
        if (firstDelivered)
            order.RecordDelivered(Parcel, Actor.System, Monday);

        Assert.That(order.IsOnItsWay, Is.EqualTo(expected));
    }

    [Test]
    public void Confirming_receipt_delivers_parcels_in_transit_and_completes_the_order()
    {
        var order = Paid();
        order.Ship(Parcel, ("MUG", 2));
        order.Ship(Second);

        order.ConfirmReceipt(Actor.Customer, Monday);

        Assert.That((order.FulfillmentState, order.Status), Is.EqualTo((FulfillmentState.Delivered, OrderStatus.Completed)));
        Assert.That(
            order.Steps.Where(step => step.Kind == "units-delivered").Select(step => step.Actor),
            Is.EqualTo(new[] { Actor.Customer, Actor.Customer })
        );
        var version = order.Version;
        order.ConfirmReceipt(Actor.Customer, Monday);
        Assert.That(order.Version, Is.EqualTo(version), "a repeat");
    }

    [Test]
    public void Receipt_can_be_confirmed_after_the_carrier_reported_one_of_two_parcels()
    {
        var order = Paid();
        order.Ship(Parcel, ("MUG", 2));
        order.Ship(Second);
        order.RecordDelivered(Second, Actor.System, Monday);

        order.ConfirmReceipt(Actor.Customer, Monday);

        Assert.That(order.Status, Is.EqualTo(OrderStatus.Completed));
    }

    [Test]
    public void Receipt_cannot_be_confirmed_while_units_remain_to_be_shipped()
    {
        var nothing = Paid();
        var half = Paid();
        half.Ship(Parcel, ("MUG", 2));
        var delivered = Paid();
        delivered.Ship(Parcel, ("MUG", 2));
        delivered.RecordDelivered(Parcel, Actor.System, Monday);
        var packed = Paid();
        packed.Ship(Parcel, ("MUG", 2));
        packed.RecordDelivered(Parcel, Actor.System, Monday);
        packed.Assign(Second, null, null, null, dispatch: false, StaffId, Monday);

        foreach (var order in new[] { nothing, half, delivered, packed })
            Assert.That(Refusal.Of(() => order.ConfirmReceipt(Actor.Customer, Monday)).Code, Is.EqualTo("orders.not-all-shipped"));
    }

    [Test]
    public void A_delivered_but_unpaid_order_completes_only_once_it_is_paid()
    {
        var order = Placed();
        order.UpdatePaymentTotals(Eur(0), Eur(0), Eur(0), hasAcceptedOffline: true, Monday);
        order.Confirm(Monday);
        order.Ship(Parcel);
        order.RecordDelivered(Parcel, Actor.System, Monday);
        Assert.That((order.Status, order.PaymentState, order.Balance), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Pending, Eur(30))));

        order.UpdatePaymentTotals(Eur(0), Eur(29.99m), Eur(0), hasAcceptedOffline: true, Monday);
        Assert.That(order.Status, Is.EqualTo(OrderStatus.Confirmed));
        order.UpdatePaymentTotals(Eur(0), Eur(30), Eur(0), hasAcceptedOffline: true, Monday);

        Assert.That((order.Status, order.PaymentState), Is.EqualTo((OrderStatus.Completed, PaymentState.Paid)));
    }

    [Test]
    public void Applying_the_same_totals_again_changes_nothing()
    {
        var order = Paid();
        var version = order.Version;

        order.Pay(order.Total);

        Assert.That(order.Version, Is.EqualTo(version));
    }

    private static string Refuse(Order order, IReadOnlyList<LineQuantity>? units) =>
        Refusal.Of(() => order.Assign(Guid.CreateVersion7(), units, null, null, dispatch: false, StaffId, Monday)).Code;
}
