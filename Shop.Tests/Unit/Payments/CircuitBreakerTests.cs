using Shop.Payments.Infrastructure.Providers;

namespace Shop.Tests.Unit.Payments;

public sealed class CircuitBreakerTests
{
    private readonly Stopwatch clock = new();

    [SetUp]
    public void StartAnew() => clock.Seconds = 0;

    [Test]
    public void Five_failures_in_a_row_open_it_and_a_success_in_between_does_not()
    {
        var breaker = new CircuitBreaker(clock);
        Repeat(4, breaker.Failed);
        breaker.Succeeded();
        Repeat(4, breaker.Failed);
        Assert.That((breaker.IsOpen, breaker.MayCall()), Is.EqualTo((false, true)));

        breaker.Failed();

        Assert.That((breaker.IsOpen, breaker.MayCall()), Is.EqualTo((true, false)));
    }

    [Test]
    public void Half_of_twenty_calls_within_thirty_seconds_open_it()
    {
        var fast = new CircuitBreaker(clock);
        for (var call = 0; call < 10; call++)
        {
            fast.Succeeded();
            fast.Failed();
            clock.Seconds += 1;
        }

        Assert.That(fast.IsOpen, Is.True);
        var late = new CircuitBreaker(clock);
        for (var call = 0; call < 10; call++)
        {
            late.Succeeded();
            late.Failed();
            clock.Seconds += 4;
        }

        Assert.That(late.IsOpen, Is.False, "never twenty within thirty seconds");
    }

    [Test]
    public void While_open_at_most_ten_calls_a_minute_go_through()
    {
        var breaker = Open();
        var probes = 0;
        for (var tick = 0; tick < 600; tick++)
        {
            clock.Seconds += 0.1;
            if (breaker.MayCall())
            {
                probes++;
                breaker.Failed();
            }
        }

        Assert.That(probes, Is.InRange(9, 10));
    }

    [Test]
    public void The_first_probe_that_succeeds_closes_it_and_old_failures_are_forgotten()
    {
        var breaker = Open();
        clock.Seconds += 6;
        Assert.That((breaker.MayCall(), breaker.MayCall()), Is.EqualTo((true, false)), "one at a time");

        breaker.Succeeded();
        Repeat(4, breaker.Failed);

        Assert.That((breaker.IsOpen, breaker.MayCall()), Is.EqualTo((false, true)));
    }

    [Test]
    public void Where_nobody_has_looked_for_a_minute_it_is_offered_again_so_that_somebody_does()
    {
        var breaker = Open();
        clock.Seconds += 59;
        Assert.That(breaker.IsAnswering, Is.False);

        clock.Seconds += 1;
        Assert.That(breaker.IsAnswering, Is.True);
        breaker.MayCall();
        breaker.Failed();

        Assert.That(breaker.IsAnswering, Is.False);
    }

    private CircuitBreaker Open()
    {
        var breaker = new CircuitBreaker(clock);
        Repeat(5, breaker.Failed);
        return breaker;
    }

    private static void Repeat(int times, Action action)
    {
        for (var time = 0; time < times; time++)
            action();
    }

    /// <summary>Durations that pass when a test says so.</summary>
    private sealed class Stopwatch : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)Math.Round(Seconds * 1000);
    }
}
