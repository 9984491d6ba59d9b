using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Logistics.Domain.Zones;

/// <summary>
/// Some of a country's postal codes: those that begin so (<c>35</c>), a range of beginnings (<c>10-14</c>), and where codes are British an
/// area (<c>KY</c>), a district (<c>KY6</c>), a range of districts (<c>KY1-KY6</c>) or a part of a district (<c>KY6 7</c>).
/// </summary>
internal static partial class PostalCodeArea
{
    /// <summary>Codes of an outward and an inward part: an area's letters say nothing of another that begins with them.</summary>
    public static bool IsBritish(string country) => country is "GB" or "GG" or "IM" or "JE";

    /// <summary>How closely the area describes a postal code: 0 not at all, more for a longer beginning, and more than a range as long.</summary>
    /// <param name="area">As a zone keeps it.</param>
    /// <param name="code">Capital letters and digits alone.</param>
    public static int Fit(string country, string area, string code)
    {
        if (Ends(area) is var (from, to))
            return IsInRange(country, from, to, code) ? 2 * from.Length : 0;

        var isIn = IsBritish(country) ? IsInBritish(area, code) : code.StartsWith(area, StringComparison.Ordinal);
        return isIn ? (2 * area.Replace(" ", string.Empty, StringComparison.Ordinal).Length) + 1 : 0;
    }

    /// <summary>The area's letters and the district's number; null for what is no district.</summary>
    public static (string Letters, int Number)? District(string outward) =>
        Outward().Match(outward) is { Success: true } match
            ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : null;

    /// <summary>The parts of a British code; without an inward part while it is not complete.</summary>
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

    /// <summary>Districts of inner London are divided by a letter: EC1A is in EC1.</summary>
    private static bool IsWithLetter(string outward, string district) =>
        outward.StartsWith(district, StringComparison.Ordinal) && char.IsAsciiLetter(outward[^1]);

    [GeneratedRegex("^([A-Z]{1,2})([0-9]{1,2})[A-Z]?$")]
    private static partial Regex Outward();
}
