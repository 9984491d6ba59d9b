using System.Globalization;
using Shop.Logistics.Domain.Zones;

namespace Shop.Tests.Unit.Logistics;

/// <summary>March 3, 2031 is a Monday. Cut-off at 14, one day to prepare, two to three on the way, unless said otherwise.</summary>
public sealed class DeliveryPromiseTests
{
    [TestCase("2031-03-03T13:59", "2031-03-06", "2031-03-07")]
    [TestCase("2031-03-03T14:00", "2031-03-07", "2031-03-10")]
    [TestCase("2031-03-03T23:59", "2031-03-07", "2031-03-10")]
    [TestCase("2031-03-07T13:00", "2031-03-12", "2031-03-13")]
    [TestCase("2031-03-07T14:00", "2031-03-13", "2031-03-14")]
    [TestCase("2031-03-08T09:00", "2031-03-13", "2031-03-14")]
    [TestCase("2031-03-08T18:00", "2031-03-13", "2031-03-14")]
    [TestCase("2031-03-09T23:00", "2031-03-13", "2031-03-14")]
    public void Working_days_are_counted_from_the_day_that_an_order_counts_for(string now, string earliest, string latest)
    {
        var promise = DeliveryPromise.For(DateTime.Parse(now, CultureInfo.InvariantCulture), 14, 1, 2, 3);

        Assert.That((Iso(promise.Earliest), Iso(promise.Latest)), Is.EqualTo((earliest, latest)));
    }

    [Test]
    public void With_nothing_to_wait_for_it_arrives_the_same_day_but_not_on_a_weekend()
    {
        Assert.That(Iso(DeliveryPromise.For(new DateTime(2031, 3, 3, 9, 0, 0), 14, 0, 0, 0).Earliest), Is.EqualTo("2031-03-03"));
        Assert.That(Iso(DeliveryPromise.For(new DateTime(2031, 3, 8, 9, 0, 0), 14, 0, 0, 0).Earliest), Is.EqualTo("2031-03-10"));
    }

    [TestCase("2031-03-05", "2031-03-05", "Wed 5 March")]
    [TestCase("2031-03-05", "2031-03-07", "Wed 5 – Fri 7 March")]
    [TestCase("2031-03-31", "2031-04-02", "Mon 31 March – Wed 2 April")]
    [TestCase("2031-12-31", "2032-01-02", "Wed 31 December – Fri 2 January")]
    public void A_promise_reads_as_a_person_would_say_it(string earliest, string latest, string expected) =>
        Assert.That(new DeliveryPromise(DateOnly.Parse(earliest, CultureInfo.InvariantCulture), DateOnly.Parse(latest, CultureInfo.InvariantCulture)).InWords(), Is.EqualTo(expected));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
