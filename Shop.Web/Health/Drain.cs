using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Web.Health;

/// <summary>
/// On shutdown reports "not ready" first and keeps serving for <c>Shop:DrainSeconds</c>, so that a load balancer stops sending requests
/// before the host stops listening.
/// </summary>
internal sealed class Drain(IConfiguration configuration, IHostEnvironment environment) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool draining;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(draining ? HealthCheckResult.Unhealthy(T("Health.ShuttingDown")) : HealthCheckResult.Healthy());

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        draining = true;
        var seconds = configuration.GetValue("Shop:DrainSeconds", environment.IsProduction() ? 5.0 : 0);
        if (seconds > 0)
            await Task.Delay(TimeSpan.FromSeconds(seconds), CancellationToken.None);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
