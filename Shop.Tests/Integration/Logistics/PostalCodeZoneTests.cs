using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Domain;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Logistics;

/// <summary>Zones for some postal codes of a country, in any spelling.</summary>
public sealed class PostalCodeZoneTests : ShopFixture
{
    [SetUp]
    public async Task StartWithoutZones()
    {
        foreach (var zone in await GetAsync(new ListZones()))
            await DoAsync(new DeleteZone(zone.Id, Guid.Empty));
    }

    [TestCase("KY6 7AB", "inner")]
    [TestCase("KY67AB", "inner")]
    [TestCase("KY6-7AB", "inner")]
    [TestCase("ky6 7ab", "inner")]
    [TestCase("KY67 7AB", "outer")]
    [TestCase("KY677AB", "outer")]
    [TestCase("KY11 7AB", "country")]
    [TestCase("EC1A 1BB", "city")]
    [TestCase("EC1 1BB", "city")]
    [TestCase("EC11 1BB", "country")]
    [TestCase("BT1 1AA", "belfast")]
    [TestCase("B1 1AA", "country")]
    [TestCase("IV27 4AB", "highlands")]
    [TestCase("IV3 4AB", "country")]
    [TestCase("W1A 0AX", "studio")]
    [TestCase("W1A 1AX", "country")]
    public async Task British_postcodes_match_by_their_outward_code(string code, string expected)
    {
        await SaveAsync("country", "GB");
        await SaveAsync("inner", "GB", "KY6");
        await SaveAsync("outer", "GB", "KY67");
        await SaveAsync("city", "GB", "EC1");
        await SaveAsync("belfast", "GB", "BT");
        await SaveAsync("highlands", "GB", "IV21-IV28");
        await SaveAsync("studio", "GB", "W1A 0");

        Assert.That(await ZoneAsync("GB", code), Is.EqualTo(expected));
    }

    [TestCase("ES", "35001", "islands")]
    [TestCase("ES", "E-35001", "islands")]
    [TestCase("ES", "35 001", "islands")]
    [TestCase("ES", "ES 38001", "islands")]
    [TestCase("ES", "28001", "mainland")]
    [TestCase("DE", "10115", "range")]
    [TestCase("DE", "D-14199", "range")]
    [TestCase("DE", "15230", "germany")]
    [TestCase("DE", "09999", "germany")]
    [TestCase("DE", "12345", "street")]
    [TestCase("PL", "00-950", "warsaw")]
    [TestCase("PL", "00950", "warsaw")]
    [TestCase("PL", "05-500", "poland")]
    public async Task Postal_codes_match_without_their_prefixes_and_separators(string country, string code, string expected)
    {
        await SaveAsync("mainland", "ES");
        await SaveAsync("islands", "ES", "35", "38");
        await SaveAsync("germany", "DE");
        await SaveAsync("range", "DE", "10-14");
        await SaveAsync("street", "DE", "12345");
        await SaveAsync("poland", "PL");
        await SaveAsync("warsaw", "PL", "00..04");

        Assert.That(await ZoneAsync(country, code), Is.EqualTo(expected));
    }

    [TestCase("DE", "14-10", "backward-range")]
    [TestCase("DE", "10-140", "unequal-range")]
    [TestCase("DE", "ABC", "no-postal-code-prefix")]
    [TestCase("ES", "6", "no-postal-code-prefix")]
    [TestCase("GB", "123", "no-british-area")]
    [TestCase("GB", "KY1-IV6", "no-british-area")]
    [TestCase("PL", "10-14", "range-needs-dots")]
    [TestCase("HK", "10", "no-postal-codes")]
    [TestCase("DE", "---", "no-postal-code")]
    public async Task A_pattern_that_matches_no_postal_code_is_refused_at_its_field(string country, string entry, string code)
    {
        var error = await FailAsync(Save("zone", country, entry));

        Assert.That((error.Code, error.Kind), Is.EqualTo(("logistics." + code, ErrorKind.Invalid)));
        Assert.That(error.Field, Does.StartWith("PostalCodePrefixes"));
        Assert.That(await GetAsync(new ListZones()), Is.Empty);
    }

    [Test]
    public async Task A_postal_code_belongs_to_one_zone_per_country()
    {
        await SaveAsync("first", "DE", "10-14");

        var error = await FailAsync(Save("second", "DE", "99", "D-10 - 14"));

        Assert.That(error, Is.EqualTo(LogisticsErrors.PostalCodeTaken("10-14", "first")));
        Assert.That(await GetAsync(new ListZones()), Has.Count.EqualTo(1));
    }

    private static SaveZone Save(string name, string country, params string[] entries) =>
        new(
            Guid.CreateVersion7(),
            name,
            [country],
            entries,
            [
                new ShippingMethod
                {
                    Code = name,
                    Name = name,
                    Carrier = "DHL",
                    Kind = RateKind.Flat,
                    Price = new Money(5, Currency.Eur),
                    PricePerKilogram = null,
                    FreeOver = null,
                    MaxWeightGrams = null,
                    MinDays = 1,
                    MaxDays = 2,
                    IsActive = true,
                },
            ],
            0,
            Guid.Empty
        );

    private Task SaveAsync(string name, string country, params string[] entries) => DoAsync(Save(name, country, entries));

    /// <summary>The zone's only method has the zone's name.</summary>
    private async Task<string> ZoneAsync(string country, string code) =>
        (await GetAsync(new ListShippingOptions(country, null, code, 100, new Money(10, Currency.Eur)))).Single().Code;
}
