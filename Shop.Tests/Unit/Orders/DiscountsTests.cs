using FsCheck;
using FsCheck.Fluent;
using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Pricing;
using Shop.Orders.Domain.Promotions;
using Shop.Web.Presentation;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Orders;

public sealed class DiscountsTests
{
    private static readonly Guid Mug = new("0196b000-0000-7000-8000-000000000101");
    private static readonly Guid Tea = new("0196b000-0000-7000-8000-000000000102");
    private static readonly Guid Cups = new("0196b000-0000-7000-8000-000000000201");
    private static readonly Guid Tableware = new("0196b000-0000-7000-8000-000000000202");
    private static readonly Buyer Guest = new(IsSignedIn: false, IsFirstOrder: true);

    [Test]
    public void A_percentage_is_rounded_once_and_its_parts_add_up()
    {
        var discounts = Of([Line(Mug, 3.33m, 1), Line(Tea, 3.33m, 1), Line(Guid.CreateVersion7(), 3.33m, 1)], [Percentage(50)]);

        Assert.That(discounts.Applied.Single().Amount, Is.EqualTo(5m), "half of 9.99");
        Assert.That(PerLine(discounts), Is.EqualTo(new[] { 1.67m, 1.67m, 1.66m }));
    }

    [Test]
    public void An_amount_is_spread_proportionally_and_never_exceeds_the_total()
    {
        Assert.That(PerLine(Of([Line(Mug, 18, 1), Line(Tea, 2, 1)], [Amount(5)])), Is.EqualTo(new[] { 4.5m, 0.5m }));
        Assert.That(PerLine(Of([Line(Mug, 18, 1), Line(Tea, 2, 1)], [Amount(500)])), Is.EqualTo(new[] { 18m, 2m }));
    }

    [Test]
    public void Line_discounts_apply_first_then_percentages_then_amounts_then_delivery()
    {
        var discounts = Of(
            [Line(Mug, 20, 1), Line(Tea, 10, 1)],
            [FreeShipping(), Amount(5), Percentage(10), Percentage(50) with { Products = [Mug], Name = "Mugs" }],
            shipping: 4.9m
        );

        Assert.That(
            discounts.Applied.Select(entry => (entry.Name, entry.Amount)),
            Is.EquivalentTo(new[] { ("Mugs", 10m), ("percentage", 2m), ("amount", 5m), ("freeshipping", 4.9m) })
        );
        Assert.That(discounts.Shipping, Is.EqualTo(Eur(4.9m)));
        Assert.That(
            discounts.Lines[0].Select(part => part.Name),
            Is.EqualTo(new[] { "Mugs", "percentage", "amount" }),
            "in the order of application"
        );
        Assert.That(PerLine(discounts).Sum(), Is.EqualTo(17m));
    }

    [TestCase(2, 0)]
    [TestCase(3, 4)]
    [TestCase(4, 4)]
    [TestCase(6, 8)]
    public void Buy_two_get_one_makes_the_cheapest_units_free(int cups, decimal off)
    {
        var discounts = Of([Line(Mug, 18, 1), Line(Tea, 4, cups - 1)], [BuyGet(2, 1, 100)]);

        Assert.That(PerLine(discounts), Is.EqualTo(new[] { 0m, off }));
    }

    [Test]
    public void Buy_two_get_two_at_half_price_discounts_every_unit_above_two()
    {
        Assert.That(PerLine(Of([Line(Mug, 10, 3)], [BuyGet(2, 2, 50)])), Is.EqualTo(new[] { 5m }));
        Assert.That(PerLine(Of([Line(Mug, 10, 7)], [BuyGet(2, 2, 50)])), Is.EqualTo(new[] { 15m }));
    }

    [Test]
    public void A_category_includes_its_subcategories_and_nothing_else()
    {
        var discounts = Of([Line(Mug, 10, 1, Cups, Tableware), Line(Tea, 10, 1)], [Percentage(10) with { Categories = [Tableware] }]);

        Assert.That(PerLine(discounts), Is.EqualTo(new[] { 1m, 0m }));
    }

    [Test]
    public void A_promotion_can_target_a_single_SKU()
    {
        var discounts = Of([Line(Mug, 10, 1), Line(Mug, 10, 1) with { Sku = Sku.Of("RED") }], [Percentage(10) with { Skus = ["RED"] }]);

        Assert.That(PerLine(discounts), Is.EqualTo(new[] { 0m, 1m }));
    }

    [Test]
    public void The_most_valuable_allowed_combination_is_applied()
    {
        DiscountableLine[] lines = [Line(Mug, 100, 1)];

        Assert.That(
            Names(Of(lines, [Alone(Percentage(15), "exclusive"), Percentage(10), Amount(4)])),
            Is.EqualTo(new[] { "exclusive" }),
            "15 against 14"
        );
        Assert.That(
            Names(Of(lines, [Alone(Percentage(14), "exclusive"), Percentage(10), Amount(5)])),
            Is.EquivalentTo(new[] { "percentage", "amount" }),
            "14 against 15"
        );
        Assert.That(Names(Of(lines, [Alone(Percentage(14), "smaller"), Alone(Amount(20), "larger")])), Is.EqualTo(new[] { "larger" }));
        Assert.That(
            Names(Of(lines, [Alone(Percentage(10), "low"), Alone(Amount(10), "high") with { Priority = 1 }])),
            Is.EqualTo(new[] { "high" }),
            "a tie"
        );
    }

    [Test]
    public void A_refused_code_names_the_better_discount()
    {
        var refused = Discounts
            .Of(
                [Line(Mug, 100, 1)],
                [
                    new Offer(Guid.CreateVersion7(), Alone(Percentage(20), "Summer sale"), null),
                    new Offer(Guid.CreateVersion7(), Alone(Percentage(10), "Welcome"), "WELCOME"),
                ],
                null,
                Currency.Eur,
                Guest,
                Monday
            )
            .Refused.Single();

        Assert.That(
            (refused.Code, refused.Reason.Text(), refused.IsHarmless),
            Is.EqualTo(("WELCOME", "This code can't be combined with Summer sale, which saves you more.", true))
        );
    }

    [Test]
    public void Every_unmet_condition_has_its_reason()
    {
        Assert.That(
            Reason(Percentage(10) with { StartsAt = Monday.AddDays(1) }),
            Is.EqualTo("This code can be used from 4 March 2031, 10:00.")
        );
        Assert.That(Reason(Percentage(10) with { EndsAt = Monday }), Is.EqualTo("This code has expired."));
        Assert.That(Reason(Percentage(10) with { IsActive = false }), Is.EqualTo("This code has expired."));
        Assert.That(Reason(Percentage(10) with { MinimumTotal = 50 }), Is.EqualTo("Spend €50.00 to use this code. You're €14.00 away."));
        Assert.That(Reason(Percentage(10) with { MinimumQuantity = 3 }), Is.EqualTo("Add 1 more eligible item to use this code."));
        Assert.That(Reason(Percentage(10) with { MinimumQuantity = 5 }), Is.EqualTo("Add 3 more eligible items to use this code."));
        Assert.That(Reason(Percentage(10) with { Products = [Tea] }), Is.EqualTo("This code doesn't apply to the items in your cart."));
        Assert.That(
            Reason(Percentage(10) with { CustomerGroup = CustomerGroup.SignedIn }),
            Is.EqualTo("This code is for customers with an account. Sign in to use it.")
        );
        Assert.That(
            Reason(Percentage(10) with { CustomerGroup = CustomerGroup.FirstOrder }, new Buyer(true, false)),
            Is.EqualTo("This code is for first orders only.")
        );
        Assert.That(Reason(FreeShipping(), shipping: 0), Is.EqualTo("There's nothing left to discount."));
        Assert.That(Reason(FreeShipping()), Is.Null, "no delivery method is chosen yet");
        Assert.That(
            Reason(Percentage(10) with { StartsAt = Monday, EndsAt = Monday.AddSeconds(1), MinimumTotal = 36, MinimumQuantity = 2 }),
            Is.Null,
            "exactly at every limit"
        );
    }

    [TestCase("JPY")]
    [TestCase("EUR")]
    [TestCase("KWD")]
    public void Any_set_of_promotions_yields_exact_amounts_that_are_never_negative(string code)
    {
        var currency = Currency.Of(code);
        Prop.ForAll(Cases(currency).ToArbitrary(), entry =>
            {
                var result = Discounts.Of(entry.Lines, Offers(entry.Terms), entry.Shipping, currency, Guest, Monday);
                var perLine = entry
                    .Lines.Zip(result.Lines, (line, parts) =>
                        (Price: line.UnitPrice.Amount * line.Quantity, Off: parts.Sum(part => part.Amount))
                    )
                    .ToList();
                var shipping = result.Shipping;
                return perLine.All(line => line.Off >= 0 && line.Off <= line.Price)
                    && result.Lines.All(parts => parts.All(part => part.Amount > 0 && new Money(part.Amount, currency).IsInMinorUnits))
                    && !shipping.IsNegative
                    && shipping <= (entry.Shipping ?? Money.Zero(currency))
                    && result.Applied.Sum(applied => applied.Amount) == perLine.Sum(line => line.Off) + shipping.Amount
                    && result.Applied.All(applied =>
                        result
                            .Lines.SelectMany(parts => parts)
                            .Where(part => part.PromotionId == applied.PromotionId)
                            .Sum(part => part.Amount)
                            is var sum
                        && (sum == applied.Amount || (sum == 0 && applied.Amount == shipping.Amount))
                    );
            })
            .Check(Replayed);
    }

    [Test]
    public void Adding_a_combinable_promotion_never_raises_the_price() =>
        Prop.ForAll(
                (
                    from entry in Cases(Currency.Eur)
                    from more in Terms(Currency.Eur)
                    select (entry.Lines, entry.Terms, entry.Shipping, More: more with { Combines = true })
                ).ToArbitrary(),
                entry =>
                {
                    var offers = Offers(entry.Terms);
                    var before = Sum(Discounts.Of(entry.Lines, offers, entry.Shipping, Currency.Eur, Guest, Monday));
                    var after = Sum(
                        Discounts.Of(
                            entry.Lines,
                            [.. offers, new Offer(Guid.CreateVersion7(), entry.More, null)],
                            entry.Shipping,
                            Currency.Eur,
                            Guest,
                            Monday
                        )
                    );
                    return after >= before;
                }
            )
            .Check(Replayed);

    private static Config Replayed => Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 7);

    private static Gen<(IReadOnlyList<DiscountableLine> Lines, IReadOnlyList<PromotionTerms> Terms, Money? Shipping)> Cases(
        Currency currency
    ) =>
        from lines in (
            from product in Gen.Elements(Mug, Tea)
            from minor in Gen.Choose(1, 9_999)
            from quantity in Gen.Choose(1, 9)
            select Line(product, 1, quantity, product == Mug ? [Cups, Tableware] : []) with
            {
                UnitPrice = Minor(minor, currency),
            }
        ).NonEmptyListOf()
        from terms in Terms(currency).ListOf()
        from shipping in Gen.Choose(-1, 900)
        select (
            (IReadOnlyList<DiscountableLine>)[.. lines],
            (IReadOnlyList<PromotionTerms>)[.. terms.Take(6)],
            shipping < 0 ? (Money?)null : Minor(shipping, currency)
        );

    /// <summary>Nested scopes, as in a catalog: a product within its category within another.</summary>
    private static Gen<PromotionTerms> Terms(Currency currency) =>
        from kind in Gen.Elements(Enum.GetValues<PromotionKind>())
        from scope in Gen.Choose(0, 3)
        from percent in Gen.Elements(0.5m, 5m, 12.5m, 33m, 50m, 99m, 100m)
        from minor in Gen.Choose(1, 5_000)
        from buy in Gen.Choose(1, 4)
        from get in Gen.Choose(1, 3)
        from minimum in Gen.Elements<decimal?>(null, 5, 50)
        from combines in Gen.Elements(true, true, false)
        select new PromotionTerms
        {
            Name = kind.ToString(),
            Kind = kind,
            Percent = percent,
            Amount = Minor(minor, currency).Amount,
            Currency = currency,
            Buy = buy,
            Get = get,
            Products = scope == 1 ? [Mug] : [],
            Categories =
                scope == 2 ? [Cups]
                : scope == 3 ? [Tableware]
                : [],
            MinimumTotal = minimum,
            IsActive = true,
            Combines = combines,
        };

    private static Money Minor(int units, Currency currency) => new(units / (decimal)Math.Pow(10, currency.Digits), currency);

    private static IReadOnlyList<Offer> Offers(IReadOnlyList<PromotionTerms> terms) =>
        [.. terms.Select(entry => new Offer(Guid.CreateVersion7(), entry, null))];

    private static decimal Sum(Discounts discounts) => discounts.Applied.Sum(applied => applied.Amount);

    private static PromotionTerms Percentage(decimal percent) => Terms("percentage", PromotionKind.Percentage) with { Percent = percent };

    private static PromotionTerms Amount(decimal amount) => Terms("amount", PromotionKind.Amount) with { Amount = amount };

    private static PromotionTerms FreeShipping() => Terms("freeshipping", PromotionKind.FreeShipping);

    private static PromotionTerms BuyGet(int buy, int get, decimal percent) =>
        Terms("buyget", PromotionKind.BuyXGetY) with
        {
            Buy = buy,
            Get = get,
            Percent = percent,
        };

    private static PromotionTerms Terms(string name, PromotionKind kind) =>
        new()
        {
            Name = name,
            Kind = kind,
            Currency = Currency.Eur,
            IsActive = true,
            Combines = true,
        };

    private static PromotionTerms Alone(PromotionTerms terms, string name) => terms with { Name = name, Combines = false };

    private static DiscountableLine Line(Guid product, decimal price, int quantity, params Guid[] categories) =>
        new(Sku.Of("SKU"), product, categories, Eur(price), quantity);

    private static Discounts Of(IReadOnlyList<DiscountableLine> lines, IReadOnlyList<PromotionTerms> terms, decimal? shipping = null) =>
        Discounts.Of(lines, Offers(terms), shipping is { } price ? Eur(price) : null, Currency.Eur, Guest, Monday);

    private static decimal[] PerLine(Discounts discounts) => [.. discounts.Lines.Select(parts => parts.Sum(part => part.Amount))];

    private static IEnumerable<string> Names(Discounts discounts) => discounts.Applied.Select(applied => applied.Name);

    /// <summary>Why a code for two mugs at 18.00 gives no discount.</summary>
    private static string? Reason(PromotionTerms terms, Buyer? buyer = null, decimal? shipping = null) =>
        Discounts
            .Of(
                [Line(Mug, 18, 2)],
                [new Offer(Guid.CreateVersion7(), terms, "CODE")],
                shipping is { } price ? Eur(price) : null,
                Currency.Eur,
                buyer ?? Guest,
                Monday
            )
            .Refused.SingleOrDefault()
            ?.Reason.Text();
}
