using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Shop.Payments.Application;

namespace Shop.Payments.Infrastructure.Providers;

/// <summary>What this host knows of the way to each provider, by the name of its HTTP client.</summary>
internal sealed class ProviderLines(IOptions<PaymentsOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ProviderLine> lines = new();

    public ProviderLine To(string clientName) =>
        lines.GetOrAdd(clientName, _ => new ProviderLine(new CircuitBreaker(clock), new SemaphoreSlim(options.Value.CallsAtOnce)));
}

/// <param name="Slots">So many calls run at once; who comes later waits, within the time of its own call.</param>
internal sealed record ProviderLine(CircuitBreaker Breaker, SemaphoreSlim Slots);
