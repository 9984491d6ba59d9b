using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Chaos.Parts;

/// <summary>Restarts PostgreSQL under load, half of the time by a crash.</summary>
internal sealed class DatabasePart : IChaosPart
{
    private const int Buyers = 6;
    private const int Visitors = 4;

    public string Name => "database";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(1, cancellationToken);
        ConcurrentBag<ShopResponse> bought = [];
        ConcurrentBag<ShopResponse> read = [];
        List<TimeSpan> ready = [];
        var random = new Random(settings.Seed);
        await using (BackgroundLoad.Buying(environment, () => environment.NewShopper(), Buyers, bought, cancellationToken))
        await using (BackgroundLoad.Browsing(environment, () => environment.NewShopper(), Visitors, read, cancellationToken))
            for (var restart = 0; restart < settings.Restarts; restart++)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 + random.NextDouble()), cancellationToken);
                await environment.RestartDatabaseAsync(crash: restart % 2 == 1, TimeSpan.FromSeconds(1), cancellationToken);
                var up = Stopwatch.GetTimestamp();
                await environment.HostOf(0).WaitUntilReadyAsync("/health/ready", cancellationToken);
                ready.Add(Stopwatch.GetElapsedTime(up));
            }

        findings.Check(
            $"ready after {settings.Restarts} restarts, longest",
            $"{Percentile.Of(ready, 1):0.0} s",
            "10 s",
            Percentile.Of(ready, 1) <= 10
        );
        Check(findings, "orders", bought);
        Check(findings, "pages", read);
        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>Requests that were refused got a proper error.</summary>
    internal static void Check(Findings findings, string what, IReadOnlyCollection<ShopResponse> responses)
    {
        findings.Report($"{what}: responses, of them busy", $"{responses.Count}, {responses.Count(response => response.Status == 503)}");
        findings.CheckNone(
            $"{what}: other 5xx, stack traces, wrong problems",
            [
                .. responses
                    .Where(response =>
                        response.Status is 500 or > 503
                        || response.Text.Contains("\n   at ", StringComparison.Ordinal)
                        || (response is { Status: 503, Problem: not null and not "busy" })
                    )
                    .Select(response => $"{response.Status} {response.Text[..Math.Min(200, response.Text.Length)]}"),
            ]
        );
        findings.CheckNone(
            $"{what}: no response",
            [.. responses.Where(response => response.Status == 0).Select(response => response.Text)]
        );
        findings.Check(
            $"{what}: slowest response",
            $"{Percentile.Of(responses.Select(response => response.Duration), 1):0.0} s",
            "10 s",
            Percentile.Of(responses.Select(response => response.Duration), 1) <= 10
        );
    }
}
