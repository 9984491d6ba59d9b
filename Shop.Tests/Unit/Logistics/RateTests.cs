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
    public void The_most_specific_zone_for_an_address_wins(string country, string? postalCode, string expected)
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
    public void A_zone_for_other_places_does_not_match()
    {
        Assert.That((Germany.Fit("FR", "75001"), Berlin.Fit("DE", "80331"), Berlin.Fit("DE", "")), Is.EqualTo((0, 0, 0)));
    }

    [TestCase(0, 10, 4.90)]
    [TestCase(25_000, 10, 4.90)]
    [TestCase(0, 49.99, 4.90)]
    [TestCase(0, 50, 0)]
    [TestCase(0, 50.01, 0)]
    public void A_flat_rate_applies_until_delivery_is_free(int grams, decimal items, decimal expected) =>
        Assert.That(Method(RateKind.Flat, 4.90m, null, freeOver: 50).PriceFor(grams, items), Is.EqualTo(expected));

    [TestCase(0, 3.00)]
    [TestCase(1, 4.50)]
    [TestCase(1000, 4.50)]
    [TestCase(1000.4, 6.00)]
    [TestCase(31_500, 51.00)]
    public void Every_started_kilogram_is_charged(decimal grams, decimal expected) =>
        Assert.That(Method(RateKind.ByWeight, 3, 1.50m).PriceFor(grams, 1_000_000), Is.EqualTo(expected));

    [TestCase(5000, true, true)]
    [TestCase(5000.001, true, false)]
    [TestCase(1, false, false)]
    public void A_method_is_available_while_active_and_within_its_weight_limit(decimal grams, bool isActive, bool expected) =>
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
