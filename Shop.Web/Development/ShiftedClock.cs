using System.Globalization;

namespace Shop.Web.Development;

/// <summary>The system clock with an offset, which may be negative. For testing hosts whose clocks differ.</summary>
internal sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
{
    public const string Key = "Shop:ClockAhead";

    /// <summary>Null when no offset is configured.</summary>
    public static ShiftedClock? Of(IConfiguration configuration) =>
        configuration[Key] is { Length: > 0 } ahead ? new ShiftedClock(TimeSpan.Parse(ahead, CultureInfo.InvariantCulture)) : null;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
