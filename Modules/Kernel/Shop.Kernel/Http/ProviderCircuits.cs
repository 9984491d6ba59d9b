using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;

namespace Shop.Kernel.Http;

/// <summary>The circuit breakers of the provider clients on this host, by client name.</summary>
public sealed class ProviderCircuits(TimeProvider clock, ILogger<ProviderCircuits> logger)
{
    private readonly ConcurrentDictionary<string, ProviderCircuit> circuits = new();

    public ProviderCircuit For(string clientName) => circuits.GetOrAdd(clientName, name => new ProviderCircuit(name, clock, logger));
}

/// <summary>Whether a provider responds, and the last failure that opened the circuit.</summary>
public sealed class ProviderCircuit(string name, TimeProvider clock, ILogger logger) : IProviderStatus
{
    private static readonly TimeSpan MaxTimeUnprobed = TimeSpan.FromMinutes(1);

    private long openedAt;
    private volatile ProviderFailure? lastFailure;

    public string Name => name;

    /// <summary>
    /// False while the circuit is open. True again when it has not been probed for a minute: each host has its own circuit, and the job
    /// that probes runs on only one of them.
    /// </summary>
    public bool IsAnswering =>
        State.CircuitState is CircuitState.Closed or CircuitState.HalfOpen
        || clock.GetElapsedTime(Interlocked.Read(ref openedAt)) >= MaxTimeUnprobed;

    public DateTimeOffset? SuspendedUntil => IsAnswering ? null : lastFailure?.At + MaxTimeUnprobed;

    public ProviderFailure? LastFailure => lastFailure;

    internal CircuitBreakerStateProvider State { get; } = new();

    internal CircuitBreakerManualControl Control { get; } = new();

    internal ValueTask OnOpened(OnCircuitOpenedArguments<HttpResponseMessage> opened)
    {
        var error = opened.Outcome.Exception?.Message
            ?? (opened.Outcome.Result is { } response ? $"HTTP {(int)response.StatusCode}" : null);
        lastFailure = new ProviderFailure(clock.GetUtcNow(), error);
        Interlocked.Exchange(ref openedAt, clock.GetTimestamp());
        logger.LogWarning("{Provider} does not answer, so calls to it are suspended: {Reason}", name, error);
        return ValueTask.CompletedTask;
    }
}
