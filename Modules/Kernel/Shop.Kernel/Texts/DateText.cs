using System.Globalization;

namespace Shop.Kernel.Texts;

/// <summary>Formats dates and times for people. Convert instants to the shop's time zone first.</summary>
public static class DateText
{
    /// <summary>For example "2 December 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>For example "2 Dec 2026".</summary>
    public static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>For example "2 December 2026, 14:30".</summary>
    public static string Time(DateTimeOffset local) => local.ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
