using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Telemetry;

namespace Shop.Kernel.Http;

/// <summary>HTTP clients for external services such as payment providers and carriers.</summary>
public static class ProviderClients
{
    private const int MaxConcurrentCalls = 20;
    private const int MaxQueuedCalls = 1_000;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(5.5);

    /// <summary>
    /// Adds a named client with at most twenty concurrent calls and a timeout of five and a half seconds, queueing included. The circuit
    /// opens when half of at least five calls within thirty seconds failed; then one call every six seconds is let through, and the first
    /// success closes it. Every failure is an <see cref="HttpRequestException"/>; redirects are not followed.
    /// </summary>
    public static void AddProviderClient(this IServiceCollection services, string name, Func<IServiceProvider, string> address)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ProviderCircuits>();
        services.AddSingleton<IProviderStatus>(container => container.GetRequiredService<ProviderCircuits>().For(name));
        services.Configure<TelemetryOptions>(options => options.SeverityProvider = _ => ResilienceEventSeverity.Debug);
        var client = services.AddHttpClient(name, (container, client) =>
        {
            client.BaseAddress = new Uri(address(container));
            client.Timeout = Timeout.InfiniteTimeSpan;
        });
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        client.AddHttpMessageHandler(() => new RejectionHandler());
        client.AddResilienceHandler("provider", (pipeline, context) =>
        {
            var circuit = context.ServiceProvider.GetRequiredService<ProviderCircuits>().For(name);
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline
                .AddTimeout(TotalTimeout)
                .AddConcurrencyLimiter(MaxConcurrentCalls, MaxQueuedCalls)
                .AddCircuitBreaker(
                    new HttpCircuitBreakerStrategyOptions
                    {
                        FailureRatio = 0.5,
                        MinimumThroughput = 5,
                        SamplingDuration = TimeSpan.FromSeconds(30),
                        BreakDuration = TimeSpan.FromSeconds(6),
                        StateProvider = circuit.State,
                        ManualControl = circuit.Control,
                        OnOpened = circuit.OnOpened,
                    }
                )
                .AddTimeout(CallTimeout);
        });
        client.AddHttpMessageHandler(() => new BufferingHandler());
    }

    /// <summary>Converts rejections into <see cref="HttpRequestException"/>, so that callers handle one exception type.</summary>
    private sealed class RejectionHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (ExecutionRejectedException exception)
            {
                throw new HttpRequestException(exception.Message, exception);
            }
        }
    }

    /// <summary>Reads the whole body within the call's timeout, so that an endless body fails.</summary>
    private sealed class BufferingHandler : DelegatingHandler
    {
        private const long MaxBodyBytes = 4 * 1024 * 1024;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(MaxBodyBytes, cancellationToken);
                return response;
            }
            catch (IOException exception)
            {
                throw new HttpRequestException(exception.Message, exception);
            }
        }
    }
}
