using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Logistics.Domain.Zones;

/// <summary>
/// A set of a country's postal codes: a prefix (<c>35</c>), a range of prefixes (<c>10-14</c>), and for British codes an area (<c>KY</c>),
/// a district (<c>KY6</c>), a range of districts (<c>KY1-KY6</c>) or a sector (<c>KY6 7</c>).
/// </summary>
internal static partial class PostalCodeArea
{
    /// <summary>Codes with an outward and an inward part, where an area must match completely rather than as a prefix.</summary>
    public static bool IsBritish(string country) => country is "GB" or "GG" or "IM" or "JE";

    /// <summary>
    /// How closely the area matches a postal code: 0 for no match, higher for a longer prefix, and a prefix before a range of the same
    /// length.
    /// </summary>
    /// <param name="area">As stored in a zone.</param>
    /// <param name="code">Uppercase letters and digits only.</param>
    public static int Fit(string country, string area, string code)
    {
        if (Ends(area) is var (from, to))
            return IsInRange(country, from, to, code) ? 2 * from.Length : 0;

        var isIn = IsBritish(country) ? IsInBritish(area, code) : code.StartsWith(area, StringComparison.Ordinal);
        return isIn ? (2 * area.Replace(" ", string.Empty, StringComparison.Ordinal).Length) + 1 : 0;
    }

    /// <summary>The area's letters and the district's number; null when it is not a district.</summary>
    public static (string Letters, int Number)? District(string outward) =>
        Outward().Match(outward) is { Success: true } match
            ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : null;

    /// <summary>The parts of a British code; the inward part is empty while the code is incomplete.</summary>
    public static (string Outward, string Inward) Split(string code) =>
        code.Length >= 5 && char.IsAsciiDigit(code[^3]) && char.IsAsciiLetter(code[^2]) && char.IsAsciiLetter(code[^1])
            ? (code[..^3], code[^3..])
            : (code, string.Empty);

    private static (string From, string To)? Ends(string area) =>
        area.Split(["..", "-"], StringSplitOptions.None) is [var from, var to] ? (from, to) : null;

    private static bool IsInRange(string country, string from, string to, string code)
    {
        if (!IsBritish(country))
            return code.Length >= from.Length
                && string.CompareOrdinal(from, code[..from.Length]) <= 0
                && string.CompareOrdinal(code[..from.Length], to) <= 0;

        return District(from) is var (letters, first)
            && District(to) is var (_, last)
            && District(Split(code).Outward) is var (area, number)
            && area == letters
            && number >= first
            && number <= last;
    }

    private static bool IsInBritish(string area, string code)
    {
        var (outward, inward) = Split(code);
        return area.Split(' ') is [var district, var part] ? outward == district && inward.StartsWith(part, StringComparison.Ordinal)
            : area.All(char.IsAsciiLetter) ? District(outward)?.Letters == area
            : outward == area || (char.IsAsciiDigit(area[^1]) && outward.Length == area.Length + 1 && IsWithLetter(outward, area));
    }

    /// <summary>Central London districts are subdivided by a letter: EC1A is in EC1.</summary>
    private static bool IsWithLetter(string outward, string district) =>
        outward.StartsWith(district, StringComparison.Ordinal) && char.IsAsciiLetter(outward[^1]);

    [GeneratedRegex("^([A-Z]{1,2})([0-9]{1,2})[A-Z]?$")]
    private static partial Regex Outward();
}
