using FsCheck;
using FsCheck.Fluent;
using Shop.Kernel;

namespace Shop.Tests.Unit.Kernel;

public sealed class MoneyTests
{
    private static readonly string[] Codes = ["EUR", "JPY", "KWD"];

    private static Arbitrary<(Money Money, decimal[] Weights)> Splits { get; } =
        (
            from code in Gen.Elements(Codes)
            from units in Gen.Choose(-1_000_000, 1_000_000)
            from weights in Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(0, 100_000)).NonEmptyListOf()
            where weights.Any(weight => weight > 0)
            select (new Money(units * Unit(code), Currency.Of(code)), weights.Select(weight => weight / 8m).ToArray())
        ).ToArbitrary();

    [Test]
    public void The_parts_add_up_to_the_amount_exactly() =>
        Prop.ForAll(Splits, split => split.Money.Allocate(split.Weights).Sum(part => part.Amount) == split.Money.Amount)
            .QuickCheckThrowOnFailure();

    [Test]
    public void Each_part_is_in_minor_units_and_within_one_of_its_exact_share() =>
        Prop.ForAll(Splits, split =>
            {
                var sum = split.Weights.Sum();
                return split
                    .Money.Allocate(split.Weights)
                    .Zip(split.Weights)
                    .All(pair =>
                        pair.First.IsInMinorUnits
                        && Math.Abs(pair.First.Amount - (split.Money.Amount * pair.Second / sum)) < Unit(split.Money.Currency.Code)
                    );
            })
            .QuickCheckThrowOnFailure();

    [Test]
    public void Parts_of_equal_weight_differ_by_at_most_one_minor_unit() =>
        Prop.ForAll(
                (
                    from code in Gen.Elements(Codes)
                    from units in Gen.Choose(-100_000, 100_000)
                    from count in Gen.Choose(1, 50)
                    select (Code: code, Units: units, Count: count)
                ).ToArbitrary(),
                sample =>
                {
                    var parts = new Money(sample.Units * Unit(sample.Code), Currency.Of(sample.Code)).Allocate([
                        .. Enumerable.Repeat(1m, sample.Count),
                    ]);
                    return parts.Count == sample.Count
                        && parts.Max(part => part.Amount) - parts.Min(part => part.Amount) <= Unit(sample.Code);
                }
            )
            .QuickCheckThrowOnFailure();

    [Test]
    public void A_zero_weight_gets_no_part() =>
        Prop.ForAll(Splits, split =>
                split.Money.Allocate(split.Weights).Zip(split.Weights).All(pair => pair.Second > 0 || pair.First.IsZero)
            )
            .QuickCheckThrowOnFailure();

    [Test]
    public void Remainders_go_to_the_largest_fractions_and_on_a_tie_to_the_earlier_part()
    {
        Assert.That(Amounts(new Money(1, Currency.Eur).Allocate([1, 1, 1])), Is.EqualTo(new[] { 0.34m, 0.33m, 0.33m }));
        Assert.That(Amounts(new Money(0.10m, Currency.Eur).Allocate([1, 2, 4])), Is.EqualTo(new[] { 0.01m, 0.03m, 0.06m }));
        Assert.That(Amounts(new Money(-1, Currency.Eur).Allocate([1, 1, 1])), Is.EqualTo(new[] { -0.34m, -0.33m, -0.33m }));
        Assert.That(Amounts(new Money(100, Currency.Of("JPY")).Allocate([1, 1, 1])), Is.EqualTo(new[] { 34m, 33m, 33m }));
        Assert.That(Amounts(new Money(1, Currency.Of("KWD")).Allocate([1, 1, 1])), Is.EqualTo(new[] { 0.334m, 0.333m, 0.333m }));
    }

    [Test]
    public void Allocation_requires_a_positive_weight()
    {
        var money = new Money(1, Currency.Eur);

        foreach (decimal[] weights in new decimal[][] { [], [0, 0], [2, -1] })
            Assert.That(() => money.Allocate(weights), Throws.ArgumentException);
    }

    [TestCase("EUR", 1.005, 1.01)]
    [TestCase("EUR", -1.005, -1.01)]
    [TestCase("EUR", 2.674, 2.67)]
    [TestCase("JPY", 0.5, 1)]
    [TestCase("KWD", 1.0005, 1.001)]
    public void Halves_are_rounded_away_from_zero_to_the_currencys_digits(string code, decimal amount, decimal expected) =>
        Assert.That(new Money(amount, Currency.Of(code)).Rounded(), Is.EqualTo(new Money(expected, Currency.Of(code))));

    [Test]
    public void Different_currencies_cannot_be_mixed()
    {
        var (euro, dollar) = (new Money(1, Currency.Eur), new Money(1, Currency.Of("USD")));

        Assert.That(() => euro + dollar, Throws.InvalidOperationException);
        Assert.That(() => euro - dollar, Throws.InvalidOperationException);
        Assert.That(() => euro < dollar, Throws.InvalidOperationException);
        Assert.That(() => Money.Max(euro, dollar), Throws.InvalidOperationException);
        Assert.That(euro, Is.Not.EqualTo(dollar));
    }

    [TestCase("EUR", 12.5, "12.50 EUR")]
    [TestCase("JPY", 1200, "1200 JPY")]
    [TestCase("TND", 1.5, "1.500 TND")]
    public void Formatting_is_culture_invariant(string code, decimal amount, string expected) =>
        Assert.That(new Money(amount, Currency.Of(code)).ToString(), Is.EqualTo(expected));

    [TestCase("EUR", 0.01, true)]
    [TestCase("EUR", 0.001, false)]
    [TestCase("JPY", 0.5, false)]
    [TestCase("KWD", 0.001, true)]
    public void Amounts_are_checked_against_the_minor_units_of_their_currency(string code, decimal amount, bool expected) =>
        Assert.That(new Money(amount, Currency.Of(code)).IsInMinorUnits, Is.EqualTo(expected));

    private static decimal Unit(string code) =>
        code switch
        {
            "JPY" => 1m,
            "KWD" => 0.001m,
            _ => 0.01m,
        };

    private static decimal[] Amounts(IEnumerable<Money> parts) => [.. parts.Select(part => part.Amount)];
}
