using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Logistics;

public sealed class ZoneTests : ShopFixture
{
    private static readonly ShippingMethod Standard = new()
    {
        Code = "standard",
        Name = "Standard",
        Carrier = "DHL",
        Kind = RateKind.Flat,
        Price = Eur(4.90m),
        PricePerKilogram = null,
        FreeOver = Eur(50),
        MaxWeightGrams = 5000,
        MinDays = 2,
        MaxDays = 3,
        IsActive = true,
    };

    [SetUp]
    public async Task StartWithoutZones()
    {
        foreach (var zone in await GetAsync(new ListZones()))
            await DoAsync(new DeleteZone(zone.Id, Guid.Empty));
    }

    [Test]
    public async Task An_address_gets_the_methods_of_the_most_specific_zone_with_the_cheapest_first()
    {
        await SaveAsync("World", []);
        await SaveAsync(
            "Germany",
            ["DE"],
            methods:
            [
                Standard with
                {
                    Code = "express",
                    Price = Eur(9.90m),
                },
                Standard,
                Standard with
                {
                    Code = "off",
                    IsActive = false,
                    Price = Eur(1),
                },
            ]
        );
        await SaveAsync("Islands", ["DE"], ["254 98"], [Standard with { Price = Eur(14) }]);

        Assert.That(await OptionsAsync("DE", "10115"), Is.EqualTo(new[] { "standard 4.90 EUR", "express 9.90 EUR" }));
        Assert.That(await OptionsAsync("DE", "25498"), Is.EqualTo(new[] { "standard 14.00 EUR" }));
        Assert.That(await OptionsAsync("DE", null), Has.Length.EqualTo(2));
        Assert.That(await OptionsAsync("FR", "25498"), Is.EqualTo(new[] { "standard 4.90 EUR" }));
    }

    [Test]
    public async Task A_parcel_that_is_too_heavy_is_refused_and_a_place_without_a_zone_gets_no_methods()
    {
        await SaveAsync("Germany", ["DE"]);

        Assert.That(await OptionsAsync("FR", null), Is.Empty);
        var heavy = await FailAsync(new ListShippingOptions("DE", null, null, 5000.1m, Eur(10)));
        Assert.That(
            (heavy.Code, heavy.Arguments["weight"], heavy.Arguments["max"]),
            Is.EqualTo((ListShippingOptions.TooHeavy, (object?)5.0001m, (object?)5m))
        );
        Assert.That(await OptionsAsync("DE", null, items: 50), Is.EqualTo(new[] { "standard 0.00 EUR" }));
    }

    [Test]
    public async Task Each_country_and_the_rest_of_the_world_belong_to_one_zone()
    {
        await SaveAsync("Germany", ["DE"]);
        await SaveAsync("World", []);

        Assert.That((await FailAsync(Save("Middle", ["FR", "DE"]))).Code, Is.EqualTo("logistics.country-taken"));
        Assert.That((await FailAsync(Save("Elsewhere", []))).Code, Is.EqualTo("logistics.rest-taken"));
        await SaveAsync("Islands", ["DE"], ["25"]);
    }

    [Test]
    public async Task The_second_concurrent_edit_of_a_zone_is_refused()
    {
        await SaveAsync("Germany", ["DE"]);
        var shown = (await GetAsync(new ListZones())).Single();

        await DoAsync(Save("First", ["DE"]) with { Id = shown.Id, Version = shown.Version });
        var second = await FailAsync(Save("Second", ["DE"]) with { Id = shown.Id, Version = shown.Version });

        Assert.That((second.Kind, (await GetAsync(new GetZone(shown.Id))).Name), Is.EqualTo((ErrorKind.Conflict, "First")));
    }

    [Test]
    public async Task Invalid_zones_are_refused_and_nothing_is_saved()
    {
        SaveZone[] bad =
        [
            Save("", ["DE"]),
            Save(new string('n', 101), ["DE"]),
            Save("Zone", ["XX"]),
            Save("Zone", ["de"]),
            Save("Zone", ["DE", "FR"], ["1"]),
            Save("Zone", ["DE"], [""]),
            Save("Zone", ["DE"], [new string('1', 11)]),
            Save("Zone", ["DE"], methods: [Standard, Standard]),
            Save("Zone", ["DE"], methods: [Standard with { Code = "Has Space" }]),
            Save("Zone", ["DE"], methods: [Standard with { Price = Eur(-1) }]),
            Save("Zone", ["DE"], methods: [Standard with { Price = Eur(0.001m) }]),
            Save("Zone", ["DE"], methods: [Standard with { Price = new Money(1, Currency.Of("USD")) }]),
            Save("Zone", ["DE"], methods: [Standard with { Price = Eur(1_000_000) }]),
            Save("Zone", ["DE"], methods: [Standard with { MinDays = 4, MaxDays = 3 }]),
            Save("Zone", ["DE"], methods: [Standard with { MinDays = -1 }]),
            Save("Zone", ["DE"], methods: [Standard with { MaxWeightGrams = 0 }]),
            Save("Zone", ["DE"], methods: [Standard with { FreeOver = Eur(-1) }]),
            Save("Zone", ["DE"], methods: [.. Enumerable.Range(0, 21).Select(number => Standard with { Code = $"m{number}" })]),
        ];

        foreach (var zone in bad)
            Assert.That((await FailAsync(zone)).Kind, Is.EqualTo(ErrorKind.Invalid), zone.ToString());
        Assert.That(await GetAsync(new ListZones()), Is.Empty);
    }

    private static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    private static SaveZone Save(string name, string[] countries, string[]? prefixes = null, ShippingMethod[]? methods = null) =>
        new(Guid.CreateVersion7(), name, countries, prefixes ?? [], methods ?? [Standard], 0, Guid.Empty);

    private Task SaveAsync(string name, string[] countries, string[]? prefixes = null, ShippingMethod[]? methods = null) =>
        DoAsync(Save(name, countries, prefixes, methods));

    private async Task<string[]> OptionsAsync(string country, string? postalCode, int grams = 1000, decimal items = 10) =>
        [
            .. (await GetAsync(new ListShippingOptions(country, null, postalCode, grams, Eur(items)))).Select(option =>
                $"{option.Code} {option.Price}"
            ),
        ];
}
