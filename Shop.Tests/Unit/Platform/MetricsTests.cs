using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Web.Telemetry;

namespace Shop.Tests.Unit.Platform;

public sealed class MetricsTests
{
    [Test]
    public async Task Counters_gauges_and_histograms_are_exported_with_the_shop_prefix()
    {
        await using var app = Start();
        using var meter = new Meter("Shop.MetricsTest");
        var counter = meter.CreateCounter<long>("shop_test_orders", null, "Orders of a test");
        meter.CreateObservableGauge("test.waiting", () => 3);
        var histogram = meter.CreateHistogram<double>("shop_test_duration_seconds", "s");

        counter.Add(2, new KeyValuePair<string, object?>("kind", "a \"quoted\" one"));
        counter.Add(1, new KeyValuePair<string, object?>("kind", "a \"quoted\" one"));
        histogram.Record(0.03);
        histogram.Record(7);

        var lines = (await ReadAsync(app)).Split('\n').Where(line => line.Contains("shop_test", StringComparison.Ordinal));
        Assert.That(
            lines,
            Is.SupersetOf(
                new[]
                {
                    "# HELP shop_test_orders_total Orders of a test",
                    "# TYPE shop_test_orders_total counter",
                    "shop_test_orders_total{kind=\"a \\\"quoted\\\" one\"} 3",
                    "shop_test_waiting{} 3",
                    "shop_test_duration_seconds_bucket{le=\"0.025\"} 0",
                    "shop_test_duration_seconds_bucket{le=\"0.05\"} 1",
                    "shop_test_duration_seconds_bucket{le=\"10\"} 2",
                    "shop_test_duration_seconds_bucket{le=\"+Inf\"} 2",
                    "shop_test_duration_seconds_sum{} 7.03",
                    "shop_test_duration_seconds_count{} 2",
                }
            )
        );
    }

    [Test]
    public async Task Other_meters_are_not_exported()
    {
        await using var app = Start();
        using var meter = new Meter("Unrelated.Library");

        meter.CreateCounter<int>("their_count").Add(1);

        Assert.That(await ReadAsync(app), Does.Contain("shop_").And.Not.Contain("their_count"));
    }

    private static WebApplication Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddShopTelemetry(builder.Configuration);
        var app = builder.Build();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.Start();
        return app;
    }

    private static async Task<string> ReadAsync(WebApplication app)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        return await client.GetStringAsync("/metrics");
    }
}
