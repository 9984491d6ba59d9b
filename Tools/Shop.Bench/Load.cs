using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Bench;

/// <param name="PerSecond">Successful rounds per second.</param>
/// <param name="FirstFailure">The message of the first failure, or null.</param>
internal sealed record Measured(
    string Name,
    double PerSecond,
    double Median,
    double P95,
    double Slowest,
    int Done,
    int Failed,
    string? FirstFailure
);

/// <summary>Runs a number of clients that repeat the same action for a given time.</summary>
internal static class Load
{
    /// <param name="duration">How long to measure, after a warm-up of the same length for tiered compilation.</param>
    /// <param name="act">One round of a client; throws on failure.</param>
    public static async Task<Measured> RunAsync(
        string name,
        int clients,
        TimeSpan duration,
        Func<int, CancellationToken, Task> act,
        CancellationToken cancellationToken
    )
    {
        await RunClientsAsync(clients, duration, act, [], [], cancellationToken);

        ConcurrentBag<double> times = [];
        ConcurrentQueue<string> failures = [];
        var started = Stopwatch.GetTimestamp();
        await RunClientsAsync(clients, duration, act, times, failures, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);

        double[] sorted = [.. times.Order()];
        return new Measured(
            name,
            sorted.Length / elapsed.TotalSeconds,
            At(sorted, 0.5),
            At(sorted, 0.95),
            At(sorted, 1),
            sorted.Length,
            failures.Count,
            failures.TryPeek(out var first) ? first : null
        );
    }

    private static Task RunClientsAsync(
        int clients,
        TimeSpan duration,
        Func<int, CancellationToken, Task> act,
        ConcurrentBag<double> times,
        ConcurrentQueue<string> failures,
        CancellationToken cancellationToken
    )
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        return Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(client =>
                    Task.Run(
                        async () =>
                        {
                            while (Stopwatch.GetTimestamp() < until)
                            {
                                var started = Stopwatch.GetTimestamp();
                                try
                                {
                                    await act(client, cancellationToken);
                                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                                }
                                catch (Exception exception)
                                    when (exception is HttpRequestException or InvalidOperationException or TaskCanceledException
                                        && !cancellationToken.IsCancellationRequested
                                    )
                                {
                                    failures.Enqueue(exception.Message);
                                }
                            }
                        },
                        cancellationToken
                    )
                )
        );
    }

    private static double At(double[] sorted, double part) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
}
