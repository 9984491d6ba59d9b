namespace Shop.Reporting.Application;

internal sealed class ReportingOptions
{
    public string Currency { get; set; } = "EUR";

    /// <summary>IANA name; days begin and end in it.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";
}

/// <summary>Days of the shop.</summary>
internal static class ShopDays
{
    public static DateOnly DayOf(this ReportingOptions options, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone)).DateTime);
}
