using System.Globalization;
using System.Text;

namespace Shop.Kernel.Texts;

/// <summary>
/// Fills in the named arguments of texts: <c>{count}</c>, <c>{total}</c>. Money, numbers, dates and times get the format of the culture.
/// A date may have a format: <c>{day:ddd d MMMM}</c>. A literal brace is doubled.
/// </summary>
public static class TextFormat
{
    /// <summary>Replaces the named arguments of a text; <paramref name="write"/> puts one value into words.</summary>
    /// <param name="encode">Applied to the text around the arguments; null leaves it as it is.</param>
    public static string Fill(
        string text,
        IReadOnlyDictionary<string, object?> arguments,
        Func<object?, string>? write = null,
        Func<string, string>? encode = null
    )
    {
        if (NextBrace(text, 0) < 0)
            return encode is null ? text : encode(text);

        var result = new StringBuilder(text.Length + 32);
        var from = 0;
        for (var i = NextBrace(text, 0); i >= 0; i = NextBrace(text, from))
        {
            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                AppendLiteral(from, i + 1);
                from = i + 2;
            }
            else if (text[i] == '{' && text.IndexOf('}', i) is > 0 and var end)
            {
                AppendLiteral(from, i);
                result.Append(Value(text[(i + 1)..end]) ?? text[i..(end + 1)]);
                from = end + 1;
            }
            else
            {
                AppendLiteral(from, i + 1);
                from = i + 1;
            }
        }

        AppendLiteral(from, text.Length);
        return result.ToString();

        void AppendLiteral(int start, int end) =>
            _ = encode is null ? result.Append(text, start, end - start) : result.Append(encode(text[start..end]));

        string? Value(string argument)
        {
            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            if (!arguments.TryGetValue(colon < 0 ? argument : argument[..colon], out var value))
                return null;

            return colon >= 0 && value is IFormattable formattable
                ? formattable.ToString(argument[(colon + 1)..], CultureInfo.CurrentCulture)
                : (write ?? Write)(value);
        }
    }

    private static int NextBrace(string text, int from) => text.AsSpan(from).IndexOfAny('{', '}') is >= 0 and var at ? from + at : -1;

    /// <summary>
    /// One value in the current culture: money with its symbol, "1,200", a date as "2 December 2026", a list with commas.
    /// </summary>
    public static string Write(object? value) =>
        value switch
        {
            null => string.Empty,
            string text => text,
            Money money => MoneyText.Of(money),
            DateOnly day => DateText.Day(day),
            DateTimeOffset instant => DateText.Time(instant),
            int or long => ((IFormattable)value).ToString("N0", CultureInfo.CurrentCulture),
            IEnumerable<object?> list => string.Join(", ", list.Select(Write)),
            IFormattable other => other.ToString(null, CultureInfo.CurrentCulture),
            _ => value.ToString() ?? string.Empty,
        };
}
