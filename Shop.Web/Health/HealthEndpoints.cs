using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Kernel.Modules;
using Shop.Web.Jobs;

namespace Shop.Web.Health;

/// <summary>
/// <c>/health/live</c> reports that the process runs; <c>/health/ready</c> whether it should receive requests, with one entry per check.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>Load balancers use short timeouts, so an unresponsive database is reported after this time.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddShopHealth(this IServiceCollection services)
    {
        services.AddSingleton<InvariantRunner>();
        services.AddScoped<IInvariant, JobsInvariant>();
        services.AddScoped<IInvariant, SchemaInvariant>();
        services.AddScoped<IInvariant, ServerInvariant>();
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services
            .AddHealthChecks()
            .AddCheck<Drain>("accepting")
            .AddCheck<DatabaseCheck>("database", null, [], Timeout)
            .AddCheck<ClockCheck>("clock", null, [], Timeout)
            .AddCheck<MigrationsCheck>("migrations", null, [], Timeout)
            .AddCheck<PauseCheck>("paused", null, [], Timeout)
            .AddCheck<OutboxCheck>("outbox", null, [], Timeout)
            .AddCheck<SchedulerCheck>("scheduler", null, [], Timeout);
        return services;
    }

    public static void MapShopHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("ok")).ExcludeFromDescription();
        endpoints.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions
            {
                ResultStatusCodes =
                {
                    [HealthStatus.Degraded] = StatusCodes.Status200OK,
                    [HealthStatus.Unhealthy] = StatusCodes.Status503ServiceUnavailable,
                },
                ResponseWriter = WriteAsync,
            }
        );
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var scheduler = report.Entries.GetValueOrDefault("scheduler").Data;
        return context.Response.WriteAsJsonAsync(
            new
            {
                status = Word(report.Status),
                node = HostName.Current,
                leader = scheduler?.GetValueOrDefault("leader"),
                checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => new
                    {
                        status = Word(entry.Value.Status),
                        detail = entry.Value.Description,
                        data = entry.Value.Data.Count == 0 ? null : entry.Value.Data,
                    }
                ),
            }
        );
    }

    private static string Word(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "healthy",
            HealthStatus.Degraded => "degraded",
            _ => "unhealthy",
        };
}
