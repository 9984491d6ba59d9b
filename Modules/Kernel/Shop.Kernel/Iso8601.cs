using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Kernel;

/// <summary>Points in time as the API writes them: ISO 8601 with the offset from UTC (<c>2026-11-30T10:00:00Z</c>).</summary>
public static partial class Iso8601
{
    /// <summary>False without an offset: such a time means another instant on every machine.</summary>
    public static bool TryRead(string? text, out DateTimeOffset instant)
    {
        instant = default;
        return text is not null
            && Instant().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,16})?)?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Instant();
}
