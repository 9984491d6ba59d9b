using System.Diagnostics;
using System.Diagnostics.Metrics;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Shop.Web.Jobs;

namespace Shop.Web.Telemetry;

/// <summary>
/// Prometheus metrics on the management port, all named <c>shop_*</c>. With <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> set, metrics and traces are
/// also exported to that collector; the standard <c>OTEL_*</c> settings apply.
/// </summary>
internal static class ShopTelemetry
{
    private const string Prefix = "shop_";

    private static readonly string[] Meters =
    [
        "Shop.*",
        "System.Runtime",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "Npgsql",
        "Microsoft.EntityFrameworkCore",
        "Polly",
    ];

    /// <summary>Recorded with every statement and of no use to an operator.</summary>
    private static readonly HashSet<string> Dropped =
    [
        "db.client.commands.executing",
        "db.client.commands.bytes_written",
        "db.client.commands.bytes_read",
        "db.client.operation.npgsql.executing",
        "db.client.operation.npgsql.bytes_written",
        "db.client.operation.npgsql.bytes_read",
    ];

    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    public static IServiceCollection AddShopTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var exports = !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("shop", serviceInstanceId: HostName.Current))
            .WithMetrics(metrics =>
            {
                metrics
                    .AddMeter(Meters)
                    .AddView(Shape)
                    .AddPrometheusExporter(options => options.ScopeInfoEnabled = options.TargetInfoEnabled = false);
                if (exports)
                    metrics.AddOtlpExporter();
            });
        if (!exports)
            return services.AddHostedService<OutboxActivities>();

        telemetry.WithTracing(tracing =>
            tracing
                .AddSource("Shop.*")
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !IsProbe(context.Request.Path))
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddOtlpExporter()
        );
        return services;
    }

    private static bool IsProbe(PathString path) => path.StartsWithSegments("/health") || path == "/metrics";

    private static MetricStreamConfiguration? Shape(Instrument instrument)
    {
        if (Dropped.Contains(instrument.Name))
            return MetricStreamConfiguration.Drop;

        var name = instrument.Name.StartsWith(Prefix, StringComparison.Ordinal) ? instrument.Name : Prefix + instrument.Name;
        return instrument is Histogram<double> && instrument.Unit == "s"
            ? new ExplicitBucketHistogramConfiguration { Name = name, Boundaries = Seconds }
            : new MetricStreamConfiguration { Name = name };
    }

    /// <summary>Even without an exporter, deliveries need an activity so that their log lines carry the trace id of their cause.</summary>
    private sealed class OutboxActivities : IHostedService, IDisposable
    {
        private readonly ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "Shop.Outbox",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            SampleUsingParentId = (ref ActivityCreationOptions<string> _) => ActivitySamplingResult.PropagationData,
        };

        public Task StartAsync(CancellationToken cancellationToken)
        {
            ActivitySource.AddActivityListener(listener);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => listener.Dispose();
    }
}
