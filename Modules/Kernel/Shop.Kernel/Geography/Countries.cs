using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shop.Kernel.Geography;

/// <summary>
/// The countries of the world with the data that address forms need, from an embedded table (see <c>regions.LICENSE</c>).
/// </summary>
public static class Countries
{
    private static readonly TimeSpan RegexTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly Lazy<FrozenDictionary<string, Country>> ByCode = new(Load);

    /// <summary>All countries, ordered by English name.</summary>
    public static IReadOnlyList<Country> All => [.. ByCode.Value.Values.OrderBy(country => country.Name, StringComparer.InvariantCulture)];

    public static Country? Find(string? code) => code is null ? null : ByCode.Value.GetValueOrDefault(code);

    /// <summary>
    /// True when the code has the format of the country's postal codes, or when the format is unknown. Ask for confirmation of other codes
    /// rather than refusing them.
    /// </summary>
    public static bool LooksLikePostalCode(string country, string postalCode)
    {
        if (Find(country)?.PostalCodePattern is not { } pattern)
            return true;

        try
        {
            return Regex.IsMatch(postalCode.Trim(), pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexTimeout);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>As <see cref="LooksLikePostalCode"/>, in any spelling.</summary>
    public static bool AcceptsPostalCode(string country, string postalCode) =>
        LooksLikePostalCode(country, postalCode) || LooksLikePostalCode(country, PostalCodes.Normalize(country, postalCode));

    private static FrozenDictionary<string, Country> Load()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("Shop.Kernel.Geography.regions.json")
            ?? throw new InvalidOperationException("The embedded table of countries is missing.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().Select(entry => Read(entry.Value)).ToFrozenDictionary(country => country.Code);
    }

    private static Country Read(JsonElement element) =>
        new(
            element.GetProperty("code").GetString()!,
            element.GetProperty("name").GetString()!,
            Text(element, "zip_regex"),
            Text(element, "zip_example"),
            element.TryGetProperty("format", out var format) ? Text(format, "edit") ?? string.Empty : string.Empty,
            element.TryGetProperty("zones", out var zones)
                ?
                [
                    .. zones
                        .EnumerateArray()
                        .Select(zone => new Region(zone.GetProperty("code").GetString()!, zone.GetProperty("name").GetString()!)),
                ]
                : []
        );

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
