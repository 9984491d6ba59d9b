using System.Text.RegularExpressions;
using Shop.Kernel;
using Shop.Kernel.Geography;

namespace Shop.Web.Presentation.Forms;

/// <summary>A country's address format: the form's fields in order, line by line, with their labels.</summary>
public static partial class AddressLayout
{
    private const string Usual = "{country}_{firstName}{lastName}_{company}_{address1}_{address2}_{zip}{city}_{phone}";

    /// <summary>The lines of the form without the country, each with its field names.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Lines(Country? country)
    {
        var format = string.IsNullOrEmpty(country?.AddressFormat) ? Usual : country.AddressFormat;
        List<IReadOnlyList<string>> lines = [.. format.Split('_').Select(Fields).Where(line => line.Count > 0)];

        // Some formats, such as Gibraltar's, have no city, others no postal code although the country has them; orders keep both.
        if (!Has(lines, nameof(AddressInput.City)))
            lines.Insert(
                lines.FindLastIndex(line => line.Contains(nameof(AddressInput.Line1)) || line.Contains(nameof(AddressInput.Line2))) + 1,
                [nameof(AddressInput.City)]
            );
        if (country?.PostalCodePattern is not null && !Has(lines, nameof(AddressInput.PostalCode)))
            lines.Insert(lines.FindIndex(line => line.Contains(nameof(AddressInput.City))) + 1, [nameof(AddressInput.PostalCode)]);

        return lines;
    }

    public static string PostalCodeLabel(string? country) =>
        country switch
        {
            "US" or "PH" => T("Common.ZipCode"),
            "GB" or "AU" or "NZ" => T("Common.Postcode"),
            "IN" => T("Common.PinCode"),
            "IE" => T("Common.Eircode"),
            _ => T("Common.PostalCode"),
        };

    public static string RegionLabel(string? country) =>
        country switch
        {
            "US" or "BR" or "IN" or "MX" or "MY" or "NG" or "VE" => T("Common.State"),
            "CA" or "AR" or "CN" or "IT" or "ES" or "KR" or "ID" or "TH" or "PH" or "ZA" => T("Common.Province"),
            "JP" => T("Common.Prefecture"),
            "AE" => T("Common.Emirate"),
            "AU" => T("Common.StateOrTerritory"),
            "GB" or "IE" or "RO" => T("Common.County"),
            _ => T("Common.Region"),
        };

    /// <summary>The address as printed, line by line.</summary>
    public static IReadOnlyList<string> Print(PostalAddress address)
    {
        var country = Countries.Find(address.Country);
        var city = address.Country is "GB" or "US" or "CA" or "AU"
            ? string.Join(' ', new[] { address.City, address.Region, address.PostalCode }.Where(part => !string.IsNullOrWhiteSpace(part)))
            : string.Join(' ', new[] { address.PostalCode, address.City, address.Region }.Where(part => !string.IsNullOrWhiteSpace(part)));
        string?[] lines =
        [
            address.Name,
            address.Company,
            address.Line1,
            address.Line2,
            city,
            country?.Name ?? address.Country,
            address.Phone,
        ];
        return [.. lines.OfType<string>().Where(line => line.Length > 0)];
    }

    private static bool Has(List<IReadOnlyList<string>> lines, string field) => lines.Exists(line => line.Contains(field));

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        foreach (var name in Placeholder().Matches(line).Select(match => match.Groups[1].Value))
        {
            var field = name switch
            {
                "firstName" => nameof(AddressInput.Name),
                "company" => nameof(AddressInput.Company),
                "address1" => nameof(AddressInput.Line1),
                "address2" => nameof(AddressInput.Line2),
                "city" => nameof(AddressInput.City),
                "province" => nameof(AddressInput.Region),
                "zip" => nameof(AddressInput.PostalCode),
                "phone" => nameof(AddressInput.Phone),
                _ => null,
            };
            if (field is not null)
                fields.Add(field);
        }

        return fields;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
