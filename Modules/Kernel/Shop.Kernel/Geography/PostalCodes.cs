using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Shop.Kernel.Geography;

/// <summary>Normalizes postal codes for comparison.</summary>
public static class PostalCodes
{
    /// <summary>Prefixes used before a postal code besides the ISO country code: vehicle codes and older conventions.</summary>
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
    /// Uppercase letters and digits only, without the country prefix: <c>E-35001</c> and <c>35 001</c> in Spain are both <c>35001</c>. A
    /// prefix of a code normalizes to a prefix of the normalized code.
    /// </summary>
    public static string Normalize(string country, string? text)
    {
        var plain = Plain(text);
        foreach (var prefix in Prefixes.GetValueOrDefault(country, []))
        {
            if (!plain.StartsWith(prefix, StringComparison.Ordinal) || plain.Length == prefix.Length)
                continue;

            // A prefix directly followed by a letter is no country prefix: MTF in Malta is a place, not MT and an F.
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

    /// <summary>Digits and letters of any script and width as ASCII; everything else becomes a space.</summary>
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
