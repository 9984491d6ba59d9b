namespace Shop.Reporting.Application;

internal sealed class ReportingOptions
{
    public string Currency { get; set; } = "EUR";

    /// <summary>IANA name; defines the start and end of a day.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";
}

/// <summary>Calendar days in the shop's time zone.</summary>
internal static class ShopDays
{
    public static DateOnly DayOf(this ReportingOptions options, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone)).DateTime);
}
