using System.Diagnostics.Metrics;
using Shop.Web.Metrics;

namespace Shop.Tests.Unit.Platform;

public sealed class MetricsCollectorTests
{
    [Test]
    public void Counters_gauges_and_histograms_are_written_as_prometheus_reads_them()
    {
        using var collector = new MetricsCollector();
        using var meter = new Meter("Shop.MetricsTest");
        var counter = meter.CreateCounter<long>("shop_test_orders", null, "Orders of a test");
        meter.CreateObservableGauge("shop_test_waiting", () => 3);
        var histogram = meter.CreateHistogram<double>("shop_test_duration", "s");

        counter.Add(2, new KeyValuePair<string, object?>("kind", "a \"quoted\" one"));
        counter.Add(1, new KeyValuePair<string, object?>("kind", "a \"quoted\" one"));
        histogram.Record(0.03);
        histogram.Record(7);
        var lines = collector.Write().Split('\n').Where(line => line.Contains("shop_test", StringComparison.Ordinal));

        Assert.That(
            lines,
            Is.SupersetOf(
                new[]
                {
                    "# HELP shop_test_orders_total Orders of a test",
                    "# TYPE shop_test_orders_total counter",
                    "shop_test_orders_total{kind=\"a \\\"quoted\\\" one\"} 3",
                    "shop_test_waiting 3",
                    "shop_test_duration_seconds_bucket{le=\"0.025\"} 0",
                    "shop_test_duration_seconds_bucket{le=\"0.05\"} 1",
                    "shop_test_duration_seconds_bucket{le=\"10\"} 2",
                    "shop_test_duration_seconds_bucket{le=\"+Inf\"} 2",
                    "shop_test_duration_seconds_sum 7.03",
                    "shop_test_duration_seconds_count 2",
                }
            )
        );
    }

    [Test]
    public void Other_meters_are_not_listened_to()
    {
        using var collector = new MetricsCollector();
        using var meter = new Meter("Somebody.Else");

        meter.CreateCounter<int>("their_count").Add(1);

        Assert.That(collector.Write(), Does.Not.Contain("their_count"));
    }
}
