using System.Globalization;

namespace Shop.Web.Development;

/// <summary>The system's clock, so far ahead of it (or behind, when negative). For trying out hosts whose clocks differ.</summary>
internal sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
{
    public const string Key = "Shop:ClockAhead";

    /// <summary>Null when nothing is set, and the system's clock is meant.</summary>
    public static ShiftedClock? Of(IConfiguration configuration) =>
        configuration[Key] is { Length: > 0 } ahead ? new ShiftedClock(TimeSpan.Parse(ahead, CultureInfo.InvariantCulture)) : null;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
