using FsCheck;
using FsCheck.Fluent;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Domain.Pricing;
using Shop.Orders.Infrastructure.Tax;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Orders;

public sealed class OrderTotalsTests
{
    // Gross × rate ÷ (100 + rate), rounded half away from zero.
    [TestCase(119, 19, 19)]
    [TestCase(107, 7, 7)]
    [TestCase(0.03, 20, 0.01)]
    [TestCase(9.99, 19, 1.6)]
    [TestCase(100, 25.5, 20.32)]
    [TestCase(50, 0, 0)]
    public void Prices_include_tax(decimal gross, decimal rate, decimal tax)
    {
        var totals = OrderTotals.Of([Priced(gross, 1, rate)], Eur(0));

        Assert.That((totals.Total, totals.Tax), Is.EqualTo((Eur(gross), Eur(tax))));
        Assert.That(totals.Shares, Is.EqualTo(new[] { new TaxShare(rate, Eur(gross), Eur(tax)) }));
    }

    [Test]
    public void The_total_is_items_minus_discounts_plus_delivery()
    {
        var totals = OrderTotals.Of([Priced(10, 3, 19, discount: 4), Priced(2.5m, 2, 7)], Eur(4.9m));

        Assert.That((totals.Items, totals.Discount, totals.Shipping, totals.Total), Is.EqualTo((Eur(35), Eur(4), Eur(4.9m), Eur(35.9m))));
    }

    [Test]
    public void Delivery_is_taxed_at_the_highest_rate_of_the_lines()
    {
        var totals = OrderTotals.Of([Priced(10.7m, 1, 7), Priced(11.9m, 1, 19)], Eur(11.9m));

        Assert.That((totals.ShippingTaxRate, totals.ShippingTax), Is.EqualTo((19m, Eur(1.9m))));
        Assert.That(totals.LineTaxes, Is.EqualTo(new[] { Eur(0.7m), Eur(1.9m) }));
        Assert.That(
            totals.Shares.Select(share => (share.Rate, share.Gross, share.Tax)),
            Is.EqualTo(new[] { (19m, Eur(23.8m), Eur(3.8m)), (7m, Eur(10.7m), Eur(0.7m)) })
        );
    }

    [Test]
    public void Tax_is_rounded_once_per_rate_and_not_per_line()
    {
        // Each line alone would be 0.0319…, rounded to 0.03; three together are 0.0958.
        var totals = OrderTotals.Of([Priced(0.2m, 1, 19), Priced(0.2m, 1, 19), Priced(0.2m, 1, 19)], Eur(0));

        Assert.That(totals.Tax, Is.EqualTo(Eur(0.1m)));
        Assert.That(totals.LineTaxes.Select(tax => tax.Amount), Is.EqualTo(new[] { 0.04m, 0.03m, 0.03m }));
    }

    [Test]
    public void An_order_without_lines_costs_nothing()
    {
        var totals = OrderTotals.Of([], Eur(0));

        Assert.That((totals.Total, totals.Tax), Is.EqualTo((Eur(0), Eur(0))));
        Assert.That(totals.Shares, Is.Empty);
    }

    [Test]
    public void Taxes_are_whole_in_a_currency_without_minor_units()
    {
        var yen = Currency.Of("JPY");
        var totals = OrderTotals.Of([new PricedLine(new Money(1000, yen), 1, Money.Zero(yen), 10)], Money.Zero(yen));

        Assert.That(totals.Tax, Is.EqualTo(new Money(91, yen)));
    }

    [Test]
    public void Totals_of_any_purchase_add_up_to_the_cent() =>
        Prop.ForAll(
                (
                    from lines in Gen.Choose(1, 9_999)
                        .SelectMany(cents =>
                            Gen.Choose(1, 99)
                                .SelectMany(quantity =>
                                    Gen.Choose(0, 100)
                                        .SelectMany(percent =>
                                            Gen.Elements(0m, 5.5m, 7m, 19m, 25.5m)
                                                .Select(rate => Discounted(cents, quantity, percent, rate))
                                        )
                                )
                        )
                        .NonEmptyListOf()
                    from shipping in Gen.Choose(0, 2_000)
                    select (Lines: lines, Shipping: Eur(shipping / 100m))
                ).ToArbitrary(),
                order =>
                {
                    var totals = OrderTotals.Of([.. order.Lines], order.Shipping);
                    var gross =
                        order.Lines.Sum(line => (line.UnitPrice.Amount * line.Quantity) - line.Discount.Amount) + order.Shipping.Amount;
                    return totals.Total.Amount == gross
                        && totals.Total == totals.Items - totals.Discount + totals.Shipping
                        && totals.Tax.Amount == totals.LineTaxes.Sum(tax => tax.Amount) + totals.ShippingTax.Amount
                        && totals.Tax.Amount == totals.Shares.Sum(share => share.Tax.Amount)
                        && totals.Shares.Sum(share => share.Gross.Amount) == gross
                        && totals
                            .LineTaxes.Zip(order.Lines)
                            .All(pair => pair.First.Amount >= 0 && pair.First <= pair.Second.Total && pair.First.IsInMinorUnits);
                }
            )
            .QuickCheckThrowOnFailure();

    [TestCase("DE", 19)]
    [TestCase("FI", 25.5)]
    [TestCase("HU", 27)]
    [TestCase("CH", 0)]
    [TestCase("US", 0)]
    [TestCase("??", 0)]
    public void Member_states_have_their_own_rate_and_exports_none(string country, decimal rate) =>
        Assert.That(new TableTaxCalculator().StandardRate(new Destination(country), isGoods: true), Is.EqualTo(rate));

    [TestCase("AT", "6993", 19)]
    [TestCase("AT", "6990", 20)]
    [TestCase("DK", "DK-3900", 0)]
    [TestCase("DK", "4000", 25)]
    [TestCase("FI", "20100", 25.5)]
    [TestCase("FR", "98000", 20)]
    [TestCase("FR", "98713", 0)]
    [TestCase("FR", "F-97400", 0)]
    [TestCase("GB", "BFPO 57", 19)]
    [TestCase("GB", "B1 1AA", 0)]
    [TestCase("GB", "BT", 20)]
    [TestCase("GP", "97110", 0)]
    [TestCase("GR", "63087", 0)]
    [TestCase("GR", "63088", 24)]
    [TestCase("IM", "IM1 1AA", 0)]
    [TestCase("IT", "22061", 0)]
    [TestCase("MC", null, 20)]
    [TestCase("PT", "9500-321", 16)]
    [TestCase("PT", "1000-001", 23)]
    public void A_territory_has_its_own_rate(string country, string? postalCode, decimal rate) =>
        Assert.That(new TableTaxCalculator().StandardRate(new Destination(country, postalCode), isGoods: true), Is.EqualTo(rate));

    [Test]
    public void Northern_Ireland_is_in_the_VAT_area_for_goods_only() =>
        Assert.That(new TableTaxCalculator().StandardRate(new Destination("GB", "BT1 1AA"), isGoods: false), Is.Zero);

    private static PricedLine Priced(decimal price, int quantity, decimal rate, decimal discount = 0) =>
        new(Eur(price), quantity, Eur(discount), rate);

    private static PricedLine Discounted(int cents, int quantity, int percent, decimal rate) =>
        new(Eur(cents / 100m), quantity, (Eur(cents / 100m) * quantity * (percent / 100m)).Rounded(), rate);
}
