using Shop.Kernel;

namespace Shop.Logistics.Domain.Zones;

/// <summary>
/// The delivery estimate: orders at or after the cut-off hour count for the next working day; handling and carrier days are working days,
/// without weekends and holidays.
/// </summary>
internal sealed record DeliveryPromise(DateOnly Earliest, DateOnly Latest)
{
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

    public Message ToMessage() =>
        Earliest == Latest ? new Message("logistics.delivery-on").With("day", Earliest)
        : Earliest.Month == Latest.Month ? new Message("logistics.delivery-in-month").With("from", Earliest).With("to", Latest)
        : new Message("logistics.delivery-between").With("from", Earliest).With("to", Latest);

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
