using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Shop.Kernel.Geography;

/// <summary>Postal codes as they compare, however they were typed.</summary>
public static class PostalCodes
{
    /// <summary>Codes that people write before a postal code besides the country's ISO code: those of vehicles, and old habits.</summary>
    private static readonly FrozenDictionary<string, string[]> OtherPrefixes = new Dictionary<string, string[]>
    {
        ["AT"] = ["A"],
        ["AX"] = ["FIN", "FI"],
        ["BA"] = ["BIH"],
        ["BE"] = ["B"],
        ["BL"] = ["FR", "F"],
        ["CA"] = ["CDN"],
        ["DE"] = ["D"],
        ["EE"] = ["EST"],
        ["ES"] = ["E"],
        ["FI"] = ["FIN"],
        ["FO"] = ["DK"],
        ["FR"] = ["F"],
        ["GB"] = ["UK"],
        ["GF"] = ["FR", "F"],
        ["GL"] = ["DK"],
        ["GP"] = ["FR", "F"],
        ["GR"] = ["EL"],
        ["HU"] = ["H"],
        ["IE"] = ["IRL"],
        ["IT"] = ["I"],
        ["LI"] = ["FL"],
        ["LU"] = ["L"],
        ["MC"] = ["FR", "F"],
        ["ME"] = ["MNE"],
        ["MF"] = ["FR", "F"],
        ["MK"] = ["NMK"],
        ["MQ"] = ["FR", "F"],
        ["MT"] = ["M"],
        ["NO"] = ["N"],
        ["PM"] = ["FR", "F"],
        ["PT"] = ["P"],
        ["RE"] = ["FR", "F"],
        ["RS"] = ["SRB"],
        ["SE"] = ["S"],
        ["SI"] = ["SLO"],
        ["SJ"] = ["NO", "N"],
        ["SM"] = ["RSM"],
        ["US"] = ["USA"],
        ["XK"] = ["RKS"],
        ["YT"] = ["FR", "F"],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string[]> Prefixes = Countries
        .All.Where(IsCompleteWithoutPrefix)
        .ToFrozenDictionary(
            country => country.Code,
            country => (string[])[country.Code, .. OtherPrefixes.GetValueOrDefault(country.Code, [])]
        );

    /// <summary>
    /// Capital letters and digits alone, without the country's own code in front: <c>E-35001</c> and <c>35 001</c> in Spain are both
    /// <c>35001</c>. The beginning of a code comes out as the beginning of what the whole code comes out as.
    /// </summary>
    public static string Normalize(string country, string? text)
    {
        var plain = Plain(text);
        foreach (var prefix in Prefixes.GetValueOrDefault(country, []))
        {
            if (!plain.StartsWith(prefix, StringComparison.Ordinal) || plain.Length == prefix.Length)
                continue;

            // Letters directly behind the prefix belong together with it: MTF in Malta is a place and not MT and an F.
            var rest = plain[prefix.Length..];
            if (!char.IsAsciiLetter(rest[0]))
                return WithoutSeparators(rest);
        }

        return WithoutSeparators(plain);
    }

    private static bool IsCompleteWithoutPrefix(Country country) =>
        country is { PostalCodePattern: not null, PostalCodeExample: { } example }
        && (
            !example.StartsWith(country.Code, StringComparison.Ordinal)
            || Countries.LooksLikePostalCode(country.Code, WithoutSeparators(example[country.Code.Length..]))
        );

    private static string WithoutSeparators(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    /// <summary>Digits and letters of any script and width as ASCII, everything between two of them as a space.</summary>
    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var character in (text ?? string.Empty).Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit)
                plain.Append((char)('0' + digit));
            else
                plain.Append(char.IsAsciiLetter(character) ? character : ' ');
        }

        return plain.ToString().Trim();
    }
}
