using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Payments.Application;

namespace Shop.Payments.Infrastructure;

/// <summary>Says in the log of a starting production shop which ways to pay are off because they are not set up.</summary>
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
