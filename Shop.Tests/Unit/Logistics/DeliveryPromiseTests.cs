using System.Globalization;
using Shop.Logistics.Domain.Zones;
using Shop.Web.Presentation;

namespace Shop.Tests.Unit.Logistics;

/// <summary>March 3, 2031 is a Monday. Cut-off at 14, one day to prepare, two to three in transit, unless stated otherwise.</summary>
public sealed class DeliveryPromiseTests
{
    private static readonly Holidays NoHolidays = new("NL", []);

    [TestCase("2031-03-03T13:59", "2031-03-06", "2031-03-07")]
    [TestCase("2031-03-03T14:00", "2031-03-07", "2031-03-10")]
    [TestCase("2031-03-03T23:59", "2031-03-07", "2031-03-10")]
    [TestCase("2031-03-07T13:00", "2031-03-12", "2031-03-13")]
    [TestCase("2031-03-07T14:00", "2031-03-13", "2031-03-14")]
    [TestCase("2031-03-08T09:00", "2031-03-13", "2031-03-14")]
    [TestCase("2031-03-08T18:00", "2031-03-13", "2031-03-14")]
    [TestCase("2031-03-09T23:00", "2031-03-13", "2031-03-14")]
    public void Working_days_are_counted_from_the_orders_effective_day(string now, string earliest, string latest)
    {
        var promise = DeliveryPromise.For(DateTime.Parse(now, CultureInfo.InvariantCulture), 14, 1, 2, 3, NoHolidays);

        Assert.That((Iso(promise.Earliest), Iso(promise.Latest)), Is.EqualTo((earliest, latest)));
    }

    /// <summary>Good Friday is April 11, 2031, Easter Monday the 14th.</summary>
    [Test]
    public void Holidays_are_not_working_days()
    {
        var thursday = new DateTime(2031, 4, 10, 9, 0, 0);

        Assert.That(Iso(DeliveryPromise.For(thursday, 14, 1, 1, 1, new Holidays("DE", [])).Earliest), Is.EqualTo("2031-04-16"));
        Assert.That(Iso(DeliveryPromise.For(thursday, 14, 1, 1, 1, new Holidays("NL", [])).Earliest), Is.EqualTo("2031-04-14"));
        Assert.That(
            Iso(DeliveryPromise.For(thursday, 14, 1, 1, 1, new Holidays("NL", [new DateOnly(2031, 4, 11)])).Earliest),
            Is.EqualTo("2031-04-15")
        );
    }

    [TestCase("2024-03-29", "2024-04-01", "2024-05-09", "2024-05-20")]
    [TestCase("2025-04-18", "2025-04-21", "2025-05-29", "2025-06-09")]
    [TestCase("2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25")]
    [TestCase("2038-04-23", "2038-04-26", "2038-06-03", "2038-06-14")]
    public void German_holidays_are_derived_from_Easter_or_have_fixed_dates(
        string goodFriday,
        string easterMonday,
        string ascension,
        string whitMonday
    )
    {
        var holidays = new Holidays("DE", []);
        var year = int.Parse(goodFriday[..4], CultureInfo.InvariantCulture);

        var days = Enumerable.Range(0, 365).Select(day => new DateOnly(year, 1, 1).AddDays(day)).Where(holidays.Contains).Select(Iso);

        Assert.That(
            days,
            Is.EquivalentTo(
                new[]
                {
                    $"{year}-01-01",
                    goodFriday,
                    easterMonday,
                    $"{year}-05-01",
                    ascension,
                    whitMonday,
                    $"{year}-10-03",
                    $"{year}-12-25",
                    $"{year}-12-26",
                }
            )
        );
    }

    [Test]
    public void Without_lead_time_delivery_is_the_same_day_but_not_on_a_weekend()
    {
        Assert.That(
            Iso(DeliveryPromise.For(new DateTime(2031, 3, 3, 9, 0, 0), 14, 0, 0, 0, NoHolidays).Earliest),
            Is.EqualTo("2031-03-03")
        );
        Assert.That(
            Iso(DeliveryPromise.For(new DateTime(2031, 3, 8, 9, 0, 0), 14, 0, 0, 0, NoHolidays).Earliest),
            Is.EqualTo("2031-03-10")
        );
    }

    [TestCase("2031-03-05", "2031-03-05", "Wed 5 March")]
    [TestCase("2031-03-05", "2031-03-07", "Wed 5 – Fri 7 March")]
    [TestCase("2031-03-31", "2031-04-02", "Mon 31 March – Wed 2 April")]
    [TestCase("2031-12-31", "2032-01-02", "Wed 31 December – Fri 2 January")]
    public void A_promise_shows_its_days(string earliest, string latest, string expected) =>
        Assert.That(
            new DeliveryPromise(
                DateOnly.Parse(earliest, CultureInfo.InvariantCulture),
                DateOnly.Parse(latest, CultureInfo.InvariantCulture)
            )
                .ToMessage()
                .Text(),
            Is.EqualTo(expected)
        );

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
