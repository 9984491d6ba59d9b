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
        if (!text.Contains('{') && !text.Contains('}'))
            return encode is null ? text : encode(text);

        var (result, literal) = (new StringBuilder(text.Length + 32), new StringBuilder());
        for (var i = 0; i < text.Length; i++)
        {
            var isDoubled = i + 1 < text.Length && text[i + 1] == text[i];
            if (text[i] is '{' or '}' && isDoubled)
                literal.Append(text[i++]);
            else if (text[i] == '{' && text.IndexOf('}', i) is > 0 and var end)
            {
                result.Append(encode is null ? literal : encode(literal.ToString()));
                literal.Clear();
                var parts = text[(i + 1)..end].Split(':', 2);
                result.Append(
                    !arguments.TryGetValue(parts[0], out var value) ? text[i..(end + 1)]
                    : parts is [_, var format] && value is IFormattable formattable
                        ? formattable.ToString(format, CultureInfo.CurrentCulture)
                    : (write ?? Write)(value)
                );
                i = end;
            }
            else
                literal.Append(text[i]);
        }

        return result.Append(encode is null ? literal : encode(literal.ToString())).ToString();
    }

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
