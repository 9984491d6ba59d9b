namespace Shop.Logistics.Domain.Zones;

/// <summary>Days without dispatch and delivery besides weekends: the configured ones and, in Germany, nationwide public holidays.</summary>
internal sealed class Holidays(string country, IReadOnlyCollection<DateOnly> own)
{
    public bool Contains(DateOnly day) => own.Contains(day) || (country == "DE" && IsGerman(day));

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Contains(day);

    private static bool IsGerman(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (5, 1) or (10, 3) or (12, 25) or (12, 26)
        || (day.DayNumber - Easter(day.Year).DayNumber) is -2 or 1 or 39 or 50;

    /// <summary>Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher algorithm).</summary>
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * weekday)) / 451;
        var days = moon + weekday - (7 * late) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}
