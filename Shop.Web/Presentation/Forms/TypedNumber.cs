using System.Globalization;

namespace Shop.Web.Presentation.Forms;

/// <summary>
/// A number as typed: comma or dot before the decimals, with or without grouping. Ambiguous input is refused: <c>1,234</c> is a thousand to
/// some and a little more than one to others.
/// </summary>
/// <param name="Value">Null when it is not a number, or ambiguous.</param>
public readonly record struct TypedNumber(decimal? Value, bool IsAmbiguous)
{
    public static TypedNumber Read(string typed, CultureInfo culture)
    {
        var text = typed.Trim();
        var isNegative = text is ['-' or '\u2212', ..];
        if (isNegative)
            text = text[1..];

        var separators = text.Where(letter => !char.IsAsciiDigit(letter)).ToArray();
        if (text.Length == 0 || separators.Any(letter => letter is not ('.' or ',' or ' ' or '\u00a0' or '\u202f' or '\'' or '\u2019')))
            return default;

        // The last separator is the decimal one, unless it occurs more than once or groups like the ones before it.
        var parts = text.Split(separators.Distinct().ToArray());
        if (parts.Any(part => part.Length == 0))
            return default;

        var last = separators.LastOrDefault();
        var hasDecimals = last is '.' or ',' && separators.Count(letter => letter == last) == 1;
        var groups = hasDecimals ? parts[..^1] : parts;
        var groupSeparators = hasDecimals ? separators[..^1] : separators;
        if (groupSeparators.Distinct().Count() > 1 || (groups.Length > 1 && !AreThousands(groups)))
            return default;
        if (hasDecimals && groups.Length == 1 && AreThousands(parts) && last.ToString() != culture.NumberFormat.NumberDecimalSeparator)
            return new TypedNumber(null, IsAmbiguous: true);

        var plain = string.Concat(groups) + (hasDecimals ? "." + parts[^1] : string.Empty);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new TypedNumber(isNegative ? -value : value, IsAmbiguous: false)
            : default;
    }

    private static bool AreThousands(string[] groups) =>
        groups[0].Length <= 3 && groups[0][0] != '0' && groups.Skip(1).All(group => group.Length == 3);
}
