using System.Globalization;

namespace Shop.Web.Presentation;

/// <summary>The shop's time zone (<c>Shop:TimeZone</c>) and the formats of dates and times.</summary>
public static class ShopClock
{
    public static readonly string[] FieldFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private const string Default = "Europe/Berlin";

    public static TimeZoneInfo Zone(IConfiguration configuration) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(configuration["Shop:TimeZone"] ?? Default, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The value of a <c>datetime-local</c> field in the shop's time zone; empty for null.</summary>
    public static string FieldText(DateTimeOffset? instant, TimeZoneInfo zone) =>
        instant is { } at
            ? TimeZoneInfo.ConvertTime(at, zone).ToString(at.Second == 0 ? FieldFormats[0] : FieldFormats[1], CultureInfo.InvariantCulture)
            : string.Empty;

    /// <summary>The start of a day; the earlier instant if it occurs twice when the clocks change.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => Instant(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>A local time in the shop's time zone; the earlier instant if it occurs twice.</summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) =>
        new DateTimeOffset(
            local,
            zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)
        ).ToUniversalTime();

    /// <param name="show"><c>date</c>, <c>time</c>, or both.</param>
    public static string Text(DateTimeOffset local, string show)
    {
        var (day, time) = (DateText.ShortDay(DateOnly.FromDateTime(local.DateTime)), local.ToString("HH:mm", CultureInfo.CurrentCulture));
        return show switch
        {
            "date" => day,
            "time" => time,
            _ => $"{day}, {time}",
        };
    }

    public static string Ago(DateTimeOffset instant, DateTimeOffset now, DateTimeOffset local) =>
        (now - instant) switch
        {
            { TotalSeconds: < 60 } => T("Common.JustNow"),
            { TotalMinutes: < 60 } span => T("Common.MinutesAgo", ("count", (int)span.TotalMinutes)),
            { TotalHours: < 24 } span => T("Common.HoursAgo", ("count", (int)span.TotalHours)),
            { TotalDays: < 7 } span => T("Common.DaysAgo", ("count", (int)span.TotalDays)),
            _ => Text(local, "date"),
        };
}
