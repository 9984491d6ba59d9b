using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Kernel.Messaging;

namespace Shop.Web.Health;

/// <summary>A restored shop whose processing is still paused sells, but sends nothing and runs no jobs.</summary>
internal sealed class PauseCheck(IProcessingPause pause) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await pause.IsPausedAsync(cancellationToken)
                ? HealthCheckResult.Degraded(T("Health.Paused"), data: new Dictionary<string, object> { ["paused"] = true })
                : HealthCheckResult.Healthy();
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy(T("Health.NoDatabase"), exception);
        }
    }
}
