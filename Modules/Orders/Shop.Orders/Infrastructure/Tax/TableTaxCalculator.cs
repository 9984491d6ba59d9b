using System.Collections.Frozen;
using System.Text.Json;
using Shop.Kernel.Geography;
using Shop.Orders.Application.Checkout;

namespace Shop.Orders.Infrastructure.Tax;

/// <summary>
/// Standard VAT rates of the member states of the European Union from an embedded table (see <c>vat-rates.LICENSE</c> for source and date),
/// with the territories that are exceptions. Deliveries to other countries are without VAT (Directive 2006/112/EC, art. 146: exports are
/// exempt).
/// </summary>
internal sealed class TableTaxCalculator : ITaxCalculator
{
    private static readonly Lazy<(FrozenDictionary<string, decimal> All, FrozenSet<string> Members)> Rates = new(Load);

    /// <summary>Directive 2006/112/EC, art. 6 (territories outside), 7 (territories inside), 104 and 105 (special rates).</summary>
    private static readonly Territory[] Territories =
    [
        new("Åland Islands", "FI", ["22"]),
        new("Heligoland", "DE", ["27498"]),
        new("Büsingen", "DE", ["78266"]),
        new("Canary Islands", "ES", ["35", "38"]),
        new("Ceuta and Melilla", "ES", ["51", "52"]),
        new("French overseas departments and territories", "FR", ["97", "984", "986", "987", "988"]),
        new("Mount Athos", "GR", ["63086", "63087"]),
        new("Livigno", "IT", ["23041"]),
        new("Livigno", "IT", ["23030"]) { City = "Livigno" },
        new("Campione d'Italia", "IT", ["22061"]),
        new("Campione d'Italia", "IT", ["22060"]) { City = "Campione" },
        new("Faroe Islands and Greenland", "DK", ["38", "39"]),
        new("Jungholz and Kleinwalsertal", "AT", ["6691", "6991", "6992", "6993"]) { RatesOf = "DE" },
        new("Azores", "PT", ["95", "96", "97", "98", "99"]) { Rate = 16 },
        new("Madeira", "PT", ["90", "91", "92", "93", "94"]) { Rate = 22 },
        new("Monaco", "MC", [""]) { RatesOf = "FR" },
        new("Akrotiri and Dhekelia", "GB", ["BFPO57", "BFPO58", "BFPO59"]) { RatesOf = "CY" },
        // In the VAT area for goods only (Windsor Framework, art. 8).
        new("Northern Ireland", "GB", ["BT"]) { RatesOf = "XI", IsForGoodsOnly = true },
    ];

    public decimal StandardRate(Destination destination, bool isGoods)
    {
        var (rates, members) = Rates.Value;
        var postalCode = PostalCodes.Normalize(destination.Country, destination.PostalCode);
        if (Array.Find(Territories, territory => territory.Covers(destination, postalCode)) is { } special)
            return special.IsForGoodsOnly && !isGoods ? 0
                : special.RatesOf is { } country ? rates[country]
                : special.Rate;

        return members.Contains(destination.Country) ? rates[destination.Country] : 0;
    }

    private static (FrozenDictionary<string, decimal> All, FrozenSet<string> Members) Load()
    {
        using var stream = typeof(TableTaxCalculator).Assembly.GetManifestResourceStream("Shop.Orders.Tax.vat-rates.json")
            ?? throw new InvalidOperationException("The embedded table of VAT rates is missing.");
        using var document = JsonDocument.Parse(stream);
        var countries = document.RootElement.GetProperty("rates").EnumerateObject().ToList();
        return (
            countries.ToFrozenDictionary(country => country.Name, country => country.Value.GetProperty("standard").GetDecimal()),
            countries.Where(country => country.Value.GetProperty("eu_member").GetBoolean()).Select(country => country.Name).ToFrozenSet()
        );
    }

    /// <param name="Prefixes">Prefixes of its postal codes.</param>
    private sealed record Territory(string Name, string Country, string[] Prefixes)
    {
        /// <summary>Only set when other places share the postal code.</summary>
        public string? City { get; init; }

        /// <summary>The country whose rate applies; null for <see cref="Rate"/>.</summary>
        public string? RatesOf { get; init; }

        /// <summary>0 outside the VAT area.</summary>
        public decimal Rate { get; init; }

        public bool IsForGoodsOnly { get; init; }

        public bool Covers(Destination destination, string postalCode) =>
            Country == destination.Country
            && Array.Exists(Prefixes, prefix => postalCode.StartsWith(prefix, StringComparison.Ordinal))
            && (City is null || destination.City?.Contains(City, StringComparison.OrdinalIgnoreCase) == true);
    }
}
