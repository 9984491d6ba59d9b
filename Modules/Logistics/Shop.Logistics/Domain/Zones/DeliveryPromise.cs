using System.Globalization;

namespace Shop.Logistics.Domain.Zones;

/// <summary>
/// The delivery estimate: orders at or after the cut-off hour count for the next working day; handling and carrier days are working days,
/// without weekends and holidays.
/// </summary>
internal sealed record DeliveryPromise(DateOnly Earliest, DateOnly Latest)
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-IE");

    /// <param name="localNow">In the shop's time zone.</param>
    public static DeliveryPromise For(DateTime localNow, int cutOffHour, int handlingDays, int minDays, int maxDays, Holidays holidays)
    {
        var start = DateOnly.FromDateTime(localNow);
        if (localNow.Hour >= cutOffHour && holidays.IsWorkingDay(start))
            start = start.AddDays(1);

        var dispatch = Add(start, handlingDays);
        return new DeliveryPromise(Add(dispatch, minDays), Add(dispatch, maxDays));

        DateOnly Add(DateOnly day, int days) => AddWorkingDays(day, days, holidays);
    }

    public string InWords() =>
        Earliest == Latest ? Earliest.ToString("ddd d MMMM", Culture)
        : Earliest.Month == Latest.Month ? $"{Earliest.ToString("ddd d", Culture)} – {Latest.ToString("ddd d MMMM", Culture)}"
        : $"{Earliest.ToString("ddd d MMMM", Culture)} – {Latest.ToString("ddd d MMMM", Culture)}";

    private static DateOnly AddWorkingDays(DateOnly day, int days, Holidays holidays)
    {
        while (!holidays.IsWorkingDay(day))
            day = day.AddDays(1);
        for (var left = days; left > 0; left--)
        {
            do day = day.AddDays(1);
            while (!holidays.IsWorkingDay(day));
        }

        return day;
    }
}
