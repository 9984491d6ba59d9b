using System.Globalization;

namespace Shop.Web.Support.TagHelpers;

/// <summary>The shop's time zone (<c>Shop:TimeZone</c>) and how instants are written.</summary>
public static class ShopClock
{
    private const string Default = "Europe/Berlin";

    public static TimeZoneInfo Zone(IConfiguration configuration) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(configuration["Shop:TimeZone"] ?? Default, out var zone) ? zone : TimeZoneInfo.Utc;

    public static string Text(DateTimeOffset local, string show) =>
        local.ToString(
            show switch
            {
                "date" => "d MMM yyyy",
                "time" => "HH:mm",
                _ => "d MMM yyyy, HH:mm",
            },
            CultureInfo.CurrentCulture
        );

    public static string Ago(DateTimeOffset instant, DateTimeOffset now, DateTimeOffset local) =>
        (now - instant) switch
        {
            { TotalSeconds: < 60 } => "just now",
            { TotalMinutes: < 60 } span => Count((int)span.TotalMinutes, "minute"),
            { TotalHours: < 24 } span => Count((int)span.TotalHours, "hour"),
            { TotalDays: < 7 } span => Count((int)span.TotalDays, "day"),
            _ => Text(local, "date"),
        };

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit} ago" : $"{number} {unit}s ago";
}
