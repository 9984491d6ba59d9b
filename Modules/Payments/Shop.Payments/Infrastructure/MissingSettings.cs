using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Payments.Application;

namespace Shop.Payments.Infrastructure;

/// <summary>Logs at startup in production which payment methods are off because of missing settings.</summary>
internal sealed class MissingSettings(IOptions<PaymentsOptions> options, IHostEnvironment environment, ILogger<MissingSettings> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
            foreach (var missing in options.Value.ListMissing())
                logger.LogWarning("{Missing}", missing);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
