using System.Text.RegularExpressions;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Logistics.Domain;
using Shop.Logistics.Domain.Zones;

namespace Shop.Logistics.Application.Rates;

/// <summary>Parses the postal codes of a zone as entered by merchants.</summary>
internal static partial class PostalCodeAreas
{
    /// <summary>The normalized text, or its error.</summary>
    public static (string? Area, Error? Problem) Read(string country, string? text)
    {
        var typed = (text ?? string.Empty).Trim().ToUpperInvariant();
        if (Countries.Find(country) is not { } known || !typed.Any(char.IsLetterOrDigit))
            return (null, LogisticsErrors.NoPostalCode);
        if (known.PostalCodePattern is null)
            return (null, LogisticsErrors.NoPostalCodes(known.Name));

        return PostalCodeArea.IsBritish(country) ? ReadBritish(country, typed) : ReadOther(known, typed);
    }

    private static (string? Area, Error? Problem) ReadOther(Country country, string typed)
    {
        var ranges = Ranges(country.Code, typed).Where(range => IsDigits(range.From) && IsDigits(range.To)).ToList();
        if (ranges.Count > 0 && !Countries.LooksLikePostalCode(country.Code, typed))
        {
            var hasHyphens = country.PostalCodeExample is { } example && HyphenInside().IsMatch(example);
            var (from, to, isDots) = ranges.Find(range => range.From.Length == range.To.Length);
            if (from is null && !hasHyphens)
                return (null, LogisticsErrors.UnequalRange(typed));
            if (from is not null && hasHyphens && !isDots)
                return (null, LogisticsErrors.RangeNeedsDots(typed, country.Name));
            if (from is not null)
                return string.CompareOrdinal(from, to) > 0
                    ? (null, LogisticsErrors.BackwardRange(typed))
                    : ($"{from}{(hasHyphens ? ".." : "-")}{to}", null);
        }

        var beginning = PostalCodes.Normalize(country.Code, typed);
        return Countries.LooksLikePostalCode(country.Code, typed) || (beginning.Length > 0 && CanBegin(country, beginning))
            ? (beginning, null)
            : (null, LogisticsErrors.NoPostalCodePrefix(typed, country.Name, country.PostalCodeExample));
    }

    private static (string? Area, Error? Problem) ReadBritish(string country, string typed)
    {
        foreach (var (from, to, _) in Ranges(country, typed))
            if (
                PostalCodeArea.District(from) is var (letters, first)
                && PostalCodeArea.District(to) is var (others, last)
                && letters == others
                && char.IsAsciiDigit(from[^1])
                && char.IsAsciiDigit(to[^1])
            )
                return first > last ? (null, LogisticsErrors.BackwardRange(typed)) : ($"{from}-{to}", null);

        if (PartOfDistrict().Match(typed) is { Success: true } part)
            return ($"{part.Groups[1].Value} {part.Groups[2].Value}", null);

        var code = PostalCodes.Normalize(country, typed);
        return PostalCodeArea.Split(code) is (var outward, { Length: > 0 } inward) && PostalCodeArea.District(outward) is not null
                ? ($"{outward} {inward}", null)
            : AreaOrDistrict().IsMatch(code) ? (code, null)
            : (null, LogisticsErrors.NoBritishArea(typed));
    }

    /// <summary>Possible readings of a text as a range; a hyphen may also be part of one end.</summary>
    private static IEnumerable<(string From, string To, bool IsDots)> Ranges(string country, string typed) =>
        RangeSign()
            .Matches(typed)
            .Select(sign =>
                (
                    PostalCodes.Normalize(country, typed[..sign.Index]),
                    PostalCodes.Normalize(country, typed[(sign.Index + sign.Length)..]),
                    sign.Value != "-"
                )
            );

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>Whether a postal code of the country can have this prefix: tested with possible completions.</summary>
    private static bool CanBegin(Country country, string beginning)
    {
        var example = PostalCodes.Normalize(country.Code, country.PostalCodeExample);
        return !Countries.LooksLikePostalCode(country.Code, example)
            || Enumerable.Range(0, example.Length + 1).Any(cut => Countries.LooksLikePostalCode(country.Code, beginning + example[cut..]))
            || Enumerable.Range(0, 10).Any(more => Countries.LooksLikePostalCode(country.Code, beginning + new string('0', more)));
    }

    [GeneratedRegex(@"\.\.+|…|[-–—]")]
    private static partial Regex RangeSign();

    [GeneratedRegex("[0-9]-[0-9]")]
    private static partial Regex HyphenInside();

    [GeneratedRegex(@"^([A-Z]{1,2}[0-9][A-Z0-9]?)[\s-]+([0-9][A-Z]{0,2})$")]
    private static partial Regex PartOfDistrict();

    [GeneratedRegex("^[A-Z]{1,2}([0-9][A-Z0-9]?)?$")]
    private static partial Regex AreaOrDistrict();
}
