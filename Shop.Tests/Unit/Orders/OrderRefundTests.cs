using FsCheck;
using FsCheck.Fluent;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Orders;

public sealed class OrderRefundTests
{
    [Test]
    public void Without_an_amount_the_discounted_price_of_the_units_is_refunded()
    {
        var order = Shipped(Line("MUG", 3, 10, discount: 1));

        var first = Start(order, null, ("MUG", 1));
        var rest = Start(order, null, ("MUG", 2));

        Assert.That((first.Amount, rest.Amount), Is.EqualTo((Eur(9.67m), Eur(19.33m))), "together the price of the line");
        Assert.That(order.LineOf("MUG").Refunded, Is.EqualTo(3));
    }

    [Test]
    public void A_repeated_refund_is_applied_once()
    {
        var order = Shipped();
        var id = Guid.CreateVersion7();
        var first = order.StartRefund(id, Eur(5), null, [], false, Message.Of("Scratched"), StaffId, Eur(30), Monday);
        var version = order.Version;

        var second = order.StartRefund(id, Eur(25), null, [], false, Message.Of("Scratched"), StaffId, Eur(30), Monday);

        Assert.That(second, Is.SameAs(first));
        Assert.That((order.Version, order.Refunds.Count), Is.EqualTo((version, 1)));
    }

    [Test]
    public void Refunds_never_exceed_what_the_ledger_still_holds()
    {
        var order = Shipped();

        Assert.That(Refuse(order, Eur(20.01m), Eur(20)), Is.EqualTo("orders.refund-too-high"));
        Assert.That(Refuse(order, Eur(1), Eur(0)), Is.EqualTo("orders.nothing-refundable"));
        Assert.That(Refuse(order, Eur(0), Eur(20)), Is.EqualTo("orders.nothing-refundable"));
        Assert.That(Refuse(order, Eur(-1), Eur(20)), Is.EqualTo("orders.nothing-refundable"));
        Assert.That(
            order.StartRefund(Guid.CreateVersion7(), Eur(20), null, [], false, Message.Of("All of it"), StaffId, Eur(20), Monday).Amount,
            Is.EqualTo(Eur(20))
        );
    }

    [Test]
    public void A_unit_is_refunded_once_and_a_refusal_counts_nothing()
    {
        var order = Shipped(Line("MUG", 3, 10), Line("TEA", 1, 5));
        Start(order, null, ("MUG", 2));
        var version = order.Version;

        Assert.That(Refuse(order, null, Eur(100), ("TEA", 1), ("MUG", 2)), Is.EqualTo("orders.too-many-to-refund"));

        Assert.That((order.LineOf("TEA").Refunded, order.LineOf("MUG").Refunded, order.Version), Is.EqualTo((0, 2, version)));
    }

    [Test]
    public void Unshipped_units_are_not_restocked()
    {
        var order = Paid();
        order.Ship(Parcel, ("MUG", 1));

        var error = Refusal.Of(() =>
            order.StartRefund(
                Guid.CreateVersion7(),
                null,
                null,
                order.Units(("MUG", 2)),
                restock: true,
                Message.Of("Back"),
                StaffId,
                Eur(30),
                Monday
            )
        );

        Assert.That((error.Code, error.Field), Is.EqualTo(("orders.not-shipped", "Restock")));
        Assert.That(
            order
                .StartRefund(
                    Guid.CreateVersion7(),
                    null,
                    null,
                    order.Units(("MUG", 1)),
                    restock: true,
                    Message.Of("Back"),
                    StaffId,
                    Eur(30),
                    Monday
                )
                .Restock,
            Is.True
        );
    }

    [Test]
    public void A_refund_succeeds_once_its_last_part_is_confirmed_and_is_raised_once()
    {
        var order = Shipped();
        var refund = Start(order, Eur(10));
        order.TakeDomainEvents();

        order.RecordRefunded(refund.Id, Eur(4), Monday);
        Assert.That(
            (refund.Status, order.TakeDomainEvents().OfType<Order.RefundSucceeded>().Count()),
            Is.EqualTo((RefundStatus.Submitted, 0))
        );
        order.RecordRefunded(refund.Id, Eur(6), Monday);
        Assert.That(
            (refund.Status, order.TakeDomainEvents().OfType<Order.RefundSucceeded>().Count()),
            Is.EqualTo((RefundStatus.Succeeded, 1))
        );
        order.RecordRefunded(refund.Id, Eur(6), Monday);

        Assert.That(order.TakeDomainEvents().OfType<Order.RefundSucceeded>(), Is.Empty);
    }

    [Test]
    public void A_failed_refund_is_reported_to_staff_only_and_may_still_succeed()
    {
        var order = Shipped();
        var refund = Start(order, Eur(10));

        order.RecordRefundFailed(refund.Id, Message.Of("Card closed"), Monday);
        var version = order.Version;
        order.RecordRefundFailed(refund.Id, Message.Of("Card closed"), Monday);
        order.RecordRefundFailed(Guid.NewGuid(), Message.Of("Not ours"), Monday);

        Assert.That((refund.Status, order.Version), Is.EqualTo((RefundStatus.Failed, version)));
        Assert.That(
            order.Steps[^1],
            Has.Property(nameof(OrderStep.Kind)).EqualTo("refund-failed").And.Property(nameof(OrderStep.ForCustomer)).False
        );
        order.RecordRefunded(refund.Id, Eur(10), Monday);
        Assert.That(refund.Status, Is.EqualTo(RefundStatus.Succeeded));
    }

    [Test]
    public void Money_returned_for_a_canceled_order_is_recorded_without_a_refund()
    {
        var order = In(OrderStatus.Canceled);

        order.RecordRefunded(Guid.NewGuid(), Eur(30), Monday);

        Assert.That(order.Steps[^1].Kind, Is.EqualTo("refunded"));
        var paid = (Order.RefundPaid)order.TakeDomainEvents().Single();
        Assert.That((paid.Amount, paid.IsStoreCredit), Is.EqualTo((Eur(30), false)));
    }

    [Test]
    public void Successive_unit_refunds_add_up_to_the_price_of_the_line() =>
        Prop.ForAll(
                (
                    from cents in Gen.Choose(1, 9_999)
                    from quantity in Gen.Choose(1, 30)
                    from off in Gen.Choose(0, 99)
                    from cuts in Gen.Choose(1, 5).ListOf()
                    select (
                        Price: cents / 100m,
                        Quantity: quantity,
                        Discount: decimal.Round(cents * quantity * off / 10_000m, 2),
                        Cuts: cuts
                    )
                ).ToArbitrary(),
                sample =>
                {
                    var line = Placed(Line("MUG", sample.Quantity, sample.Price, sample.Discount)).LineOf("MUG");
                    var (sum, done) = (Eur(0), 0);
                    foreach (var cut in sample.Cuts.Append(sample.Quantity))
                    {
                        var units = Math.Min(cut, sample.Quantity - done);
                        sum += line.TotalOf(units, done);
                        done += units;
                    }

                    return sum == line.Total;
                }
            )
            .QuickCheckThrowOnFailure();

    [Test]
    public void The_taxes_of_partial_refunds_add_up_to_the_tax_of_the_order() =>
        Prop.ForAll(
                (
                    from cents in Gen.Choose(10, 9_999)
                    from parts in Gen.Choose(1, 9)
                    select (Total: cents / 100m, Parts: parts)
                ).ToArbitrary(),
                sample =>
                {
                    var order = Shipped(Line("MUG", 1, sample.Total));
                    var left = order.Total;
                    foreach (var part in order.Total.Allocate([.. Enumerable.Repeat(1m, sample.Parts)]).Where(part => part.IsPositive))
                    {
                        order.StartRefund(Guid.CreateVersion7(), part, null, [], false, Message.Of("Bit by bit"), StaffId, left, Monday);
                        left -= part;
                    }

                    return order.Refunds.Sum(refund => refund.Tax.Amount) == order.Tax.Amount
                        && order.Refunds.All(refund => !refund.Tax.IsNegative);
                }
            )
            .QuickCheckThrowOnFailure();

    private static Order Shipped(params LineSnapshot[] lines)
    {
        var order = Paid(lines);
        order.Ship(Parcel);
        return order;
    }

    private static OrderRefund Start(Order order, Money? amount, params (string Sku, int Quantity)[] units) =>
        order.StartRefund(
            Guid.CreateVersion7(),
            amount,
            null,
            order.Units(units),
            false,
            Message.Of("Scratched"),
            StaffId,
            order.Total,
            Monday
        );

    private static string Refuse(Order order, Money? amount, Money refundable, params (string Sku, int Quantity)[] units) =>
        Refusal
            .Of(() =>
                order.StartRefund(
                    Guid.CreateVersion7(),
                    amount,
                    null,
                    order.Units(units),
                    false,
                    Message.Of("Scratched"),
                    StaffId,
                    refundable,
                    Monday
                )
            )
            .Code;
}
