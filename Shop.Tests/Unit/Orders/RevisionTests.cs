using System.Text.Json;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Tests.Support;
using Shop.Web.Presentation;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Orders;

public sealed class RevisionTests
{
    [Test]
    public void Added_removed_and_new_units_are_priced_taxed_and_recorded_with_before_and_after()
    {
        var order = Paid(Line("MUG", 3, 10, discount: 1), Line("TEA", 2, 5));

        var revision = Revise(order, [("MUG", 2), ("TEA", 3)], [Line("POT", 1, 11.90m)]);

        Assert.That(
            (order.Items, order.Discount, order.Total, revision.TotalBefore, revision.TotalAfter),
            Is.EqualTo((Eur(46.90m), Eur(0.67m), Eur(46.23m), 39m, 46.23m))
        );
        Assert.That(order.Tax, Is.EqualTo(Eur(7.38m)));
        Assert.That((order.Balance, order.OwesExtra, order.PaymentState), Is.EqualTo((Eur(7.23m), true, PaymentState.PartiallyPaid)));
        var step = order.Steps[^1];
        Assert.That(
            (step.Before!.Arguments["amount"], step.After!.Arguments["amount"], step.Reason!.Arguments["text"]),
            Is.EqualTo((Eur(39), Eur(46.23m), "As agreed by phone"))
        );
        var raised = order.TakeDomainEvents().OfType<Order.Revised>().Single();
        Assert.That((raised.Added, raised.WaivedAmount), Is.EqualTo((Eur(7.23m), Eur(0))));
        Assert.That(raised.More.Select(unit => (unit.Sku.Value, unit.Quantity)), Is.EqualTo(new[] { ("TEA", 1), ("POT", 1) }));
        Assert.That(raised.Less.Select(unit => (unit.Sku.Value, unit.Quantity)), Is.EqualTo(new[] { ("MUG", 1) }));
    }

    [Test]
    public void Changes_are_stored_as_codes_and_formatted_for_display()
    {
        var order = Paid(Line("MUG", 3, 10), Line("TEA", 2, 5));
        Revise(order, [("MUG", 2)], [Line("POT", 1, 11.90m)]);

        var stored = JsonSerializer.Serialize(order.Steps[^1].Message);

        Assert.That(
            JsonSerializer.Deserialize<Message>(stored)!.Text(),
            Is.EqualTo("Order updated. MUG (MUG): 3 → 2. POT (POT): 1 added at €11.90.")
        );
    }

    [Test]
    public void An_untouched_line_can_be_removed_and_what_was_paid_for_it_becomes_a_surplus()
    {
        var order = Paid(Line("MUG", 3, 10), Line("TEA", 2, 5));

        Revise(order, [("TEA", 0)], []);

        Assert.That(order.Lines.Select(line => line.Sku.Value), Is.EqualTo(new[] { "MUG" }));
        Assert.That((order.Balance, order.PaymentState), Is.EqualTo((Eur(-10), PaymentState.Overpaid)));
    }

    [Test]
    public void Shipped_canceled_or_refunded_units_cannot_be_removed()
    {
        var order = Paid(Line("MUG", 5, 10));
        order.Ship(Parcel, ("MUG", 2));
        order.CancelUnits(Guid.CreateVersion7(), order.Units(("MUG", 1)), restock: true, "Broken", StaffId, Monday);
        var version = order.Version;

        Assert.That(Refusal.Of(() => Revise(order, [("MUG", 2)], [])).Code, Is.EqualTo("orders.too-few"));

        Assert.That((order.Version, order.Revisions.Count), Is.EqualTo((version, 0)));
        Revise(order, [("MUG", 3)], []);
        Assert.That((order.LineOf("MUG").Shippable, order.Due), Is.EqualTo((0, Eur(20))));
    }

    [Test]
    public void A_revision_that_is_empty_removes_everything_or_is_too_late_is_refused()
    {
        var order = Paid();

        Assert.That(Refusal.Of(() => Revise(order, [("MUG", 3)], [])).Code, Is.EqualTo("orders.nothing-changed"));
        Assert.That(Refusal.Of(() => Revise(order, [("MUG", 0)], [])).Code, Is.EqualTo("orders.nothing-left"));
        Assert.That(Refusal.Of(() => Revise(In(OrderStatus.Completed), [("MUG", 3)], [])).Code, Is.EqualTo("orders.cannot-change"));
    }

    [Test]
    public void After_a_refunded_cancellation_exactly_the_added_amount_is_due()
    {
        var order = Paid(Line("MUG", 3, 10));
        order.CancelUnits(Guid.CreateVersion7(), order.Units(("MUG", 1)), restock: true, "Broken", StaffId, Monday);
        order.StartRefund(
            Guid.CreateVersion7(),
            Eur(10),
            null,
            order.Units(("MUG", 1)),
            restock: false,
            Message.Of("Broken"),
            StaffId,
            Eur(30),
            Monday
        );

        Revise(order, [], [Line("POT", 1, 50)]);

        Assert.That(order.Balance, Is.EqualTo(Eur(50)));
    }

    private static OrderRevision Revise(
        Order order,
        (string Sku, int Quantity)[] quantities,
        Shop.Orders.Domain.Orders.LineSnapshot[] added
    ) =>
        order.Revise(
            Guid.CreateVersion7(),
            order.PlanRevision(order.Units(quantities), added, null),
            "As agreed by phone",
            StaffId,
            Monday
        );
}
