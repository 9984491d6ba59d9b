using FsCheck;
using FsCheck.Fluent;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Orders;

public sealed class RefundTaxTests
{
    [Test]
    public void The_refund_of_a_unit_includes_tax_at_its_own_rate()
    {
        var order = Shipped(4.90m, Line("BOOK", 2, 10.70m, taxRate: 7), Line("MUG", 1, 11.90m));

        var draft = order.DraftRefund(null, null, order.Units(("BOOK", 1)));

        Assert.That((draft.Amount, draft.Tax), Is.EqualTo((Eur(10.70m), Eur(0.70m))));
        Assert.That(draft.Shares.Select(share => share.Rate), Is.EqualTo(new[] { 7m }));
    }

    [Test]
    public void Delivery_is_refunded_once_with_its_own_tax()
    {
        var order = Shipped(4.90m, Line("MUG", 1, 11.90m));

        var refund = order.StartRefund(
            Guid.CreateVersion7(),
            null,
            Eur(4.90m),
            [],
            restock: false,
            Message.Of("Late"),
            StaffId,
            order.Total,
            Monday
        );

        Assert.That((refund.Amount, refund.Tax, refund.Shipping), Is.EqualTo((Eur(4.90m), Eur(0.78m), Eur(4.90m))));
        Assert.That(Refusal.Of(() => order.DraftRefund(null, Eur(0.01m), [])).Code, Is.EqualTo("orders.shipping-refund-too-high"));
    }

    [Test]
    public void A_smaller_amount_is_spread_over_the_named_units()
    {
        var order = Shipped(0, Line("BOOK", 1, 10.70m, taxRate: 7), Line("MUG", 1, 11.90m));

        var draft = order.DraftRefund(Eur(11.30m), null, order.Units(("BOOK", 1), ("MUG", 1)));

        Assert.That(draft.Shares.Sum(share => share.Gross.Amount), Is.EqualTo(11.30m));
        Assert.That(draft.Shares.Select(share => (share.Rate, share.Gross)), Is.EqualTo(new[] { (19m, Eur(5.95m)), (7m, Eur(5.35m)) }));
    }

    [Test]
    public void Refunds_of_an_order_with_mixed_rates_return_exactly_the_charged_taxes() =>
        Prop.ForAll(
                (
                    from books in Gen.Choose(1, 5)
                    from mugs in Gen.Choose(1, 5)
                    from bookCents in Gen.Choose(1, 5_000)
                    from mugCents in Gen.Choose(1, 5_000)
                    from shipping in Gen.Choose(0, 999)
                    from cuts in Gen.Choose(1, 9_999).ListOf()
                    select (Books: books, Mugs: mugs, Book: bookCents / 100m, Mug: mugCents / 100m, Shipping: shipping / 100m, Cuts: cuts)
                ).ToArbitrary(),
                sample =>
                {
                    var order = Shipped(
                        sample.Shipping,
                        Line("BOOK", sample.Books, sample.Book, taxRate: 7),
                        Line("MUG", sample.Mugs, sample.Mug)
                    );
                    var left = order.Total;
                    Refund(order, ref left, order.Units(("BOOK", 1)), null);
                    foreach (var cut in sample.Cuts.Take(5))
                        if (Money.Min(Eur(cut / 100m), left) is { IsPositive: true } amount)
                            Refund(order, ref left, [], amount);
                    if (left.IsPositive)
                        Refund(order, ref left, [], left);

                    return order.Refunds.Sum(refund => refund.Tax.Amount) == order.Tax.Amount
                        && order.Refunds.All(refund =>
                            !refund.Tax.IsNegative && refund.Shares.Sum(share => share.Gross.Amount) == refund.Amount.Amount
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static void Refund(Order order, ref Money left, IReadOnlyList<LineQuantity> units, Money? amount) =>
        left -= order
            .StartRefund(Guid.CreateVersion7(), amount, null, units, restock: false, Message.Of("Bit by bit"), StaffId, left, Monday)
            .Amount;

    private static Order Shipped(decimal shipping, params LineSnapshot[] lines)
    {
        var order = Placed(shipping, lines);
        order.Pay(order.Total);
        order.Confirm(Monday);
        order.Ship(Parcel);
        return order;
    }
}
