using Shop.Logistics.Application.Rates;
using Shop.Logistics.Domain.Zones;
using RateKind = Shop.Logistics.Contracts.Rates.RateKind;

namespace Shop.Tests.Unit.Logistics;

public sealed class RateTests
{
    private static readonly Zone World = Zone([]);
    private static readonly Zone Germany = Zone(["DE"]);
    private static readonly Zone Berlin = Zone(["DE"], "10", "12");
    private static readonly Zone Mitte = Zone(["DE"], "101");

    [TestCase("DE", "10115", "Mitte")]
    [TestCase("DE", "1 01 15", "Mitte")]
    [TestCase("DE", "10999", "Berlin")]
    [TestCase("DE", "12045", "Berlin")]
    [TestCase("DE", "80331", "Germany")]
    [TestCase("DE", null, "Germany")]
    [TestCase("DE", "", "Germany")]
    [TestCase("FR", "10115", "World")]
    [TestCase("de", "10115", "World")]
    public void The_zone_that_describes_an_address_most_closely_wins(string country, string? postalCode, string expected)
    {
        Dictionary<string, Zone> zones = new()
        {
            ["World"] = World,
            ["Berlin"] = Berlin,
            ["Germany"] = Germany,
            ["Mitte"] = Mitte,
        };

        Assert.That(zones.Values.ByFit(country, postalCode).First(), Is.SameAs(zones[expected]));
    }

    [Test]
    public void A_zone_of_other_places_does_not_fit_at_all()
    {
        Assert.That((Germany.Fit("FR", "75001"), Berlin.Fit("DE", "80331"), Berlin.Fit("DE", "")), Is.EqualTo((0, 0, 0)));
    }

    [TestCase(0, 10, 4.90)]
    [TestCase(25_000, 10, 4.90)]
    [TestCase(0, 49.99, 4.90)]
    [TestCase(0, 50, 0)]
    [TestCase(0, 50.01, 0)]
    public void A_flat_rate_is_one_price_until_it_is_free(int grams, decimal items, decimal expected) =>
        Assert.That(Method(RateKind.Flat, 4.90m, null, freeOver: 50).PriceFor(grams, items), Is.EqualTo(expected));

    [TestCase(0, 3.00)]
    [TestCase(1, 4.50)]
    [TestCase(1000, 4.50)]
    [TestCase(1000.4, 6.00)]
    [TestCase(31_500, 51.00)]
    public void By_weight_every_kilogram_begun_counts(decimal grams, decimal expected) =>
        Assert.That(Method(RateKind.ByWeight, 3, 1.50m).PriceFor(grams, 1_000_000), Is.EqualTo(expected));

    [TestCase(5000, true, true)]
    [TestCase(5000.001, true, false)]
    [TestCase(1, false, false)]
    public void A_method_takes_what_is_not_too_heavy_while_it_is_offered(decimal grams, bool isActive, bool expected) =>
        Assert.That(Method(RateKind.Flat, 1, null, most: 5000, isActive: isActive).Takes(grams), Is.EqualTo(expected));

    private static Zone Zone(IReadOnlyList<string> countries, params string[] prefixes) =>
        new(new ZoneId(Guid.CreateVersion7()), "Zone", countries, prefixes);

    private static Method Method(
        RateKind kind,
        decimal price,
        decimal? perKilogram,
        decimal? freeOver = null,
        int? most = null,
        bool isActive = true
    ) => new(Guid.CreateVersion7(), "standard", "Standard", "DHL", kind, price, perKilogram, freeOver, most, 1, 3, isActive, 1);
}
