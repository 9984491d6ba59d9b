using System.Collections.Frozen;
using System.Text.Json;
using Shop.Orders.Application.Checkout;

namespace Shop.Orders.Infrastructure.Tax;

/// <summary>
/// Standard VAT rates of the member states of the European Union from an embedded table (see <c>vat-rates.LICENSE</c> for source and date).
/// Deliveries to
/// other countries leave the EU without VAT (Directive 2006/112/EC, art. 146: exports are exempt).
/// </summary>
internal sealed class TableTaxCalculator : ITaxCalculator
{
    private static readonly Lazy<FrozenDictionary<string, decimal>> Rates = new(Load);

    public decimal StandardRate(string country) => Rates.Value.GetValueOrDefault(country);

    private static FrozenDictionary<string, decimal> Load()
    {
        using var stream = typeof(TableTaxCalculator).Assembly.GetManifestResourceStream("Shop.Orders.Tax.vat-rates.json")
            ?? throw new InvalidOperationException("The embedded table of VAT rates is missing.");
        using var document = JsonDocument.Parse(stream);
        return document
            .RootElement.GetProperty("rates")
            .EnumerateObject()
            .Where(country => country.Value.GetProperty("eu_member").GetBoolean())
            .ToFrozenDictionary(country => country.Name, country => country.Value.GetProperty("standard").GetDecimal());
    }
}
