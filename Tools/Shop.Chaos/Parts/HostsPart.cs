using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Shop.Chaos.Parts;

/// <summary>
/// Two hosts: one is killed and the other takes over; then each in turn is stopped, as in a rolling deployment, while shoppers keep buying.
/// </summary>
internal sealed class HostsPart : IChaosPart
{
    private const int Buyers = 6;
    private const int Visitors = 4;

    private static readonly TimeSpan TakeoverTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BalancerPollInterval = TimeSpan.FromMilliseconds(500);

    public string Name => "hosts";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(2, cancellationToken);
        await KillAsync(environment, findings, cancellationToken);
        await DrainAsync(environment, findings, cancellationToken);
        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>The dead host's messages are delivered, it leaves the server list, and mails, which a job sends, still go out.</summary>
    private static async Task KillAsync(ChaosEnvironment environment, Findings findings, CancellationToken cancellationToken)
    {
        ConcurrentBag<ShopResponse> responses = [];
        await using (BackgroundLoad.Buying(environment, environment.NewShopperBehindBalancer, Buyers, responses, cancellationToken))
        {
            await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
            environment.DrainedHosts.Add(0);
            await environment.KillHostAsync(0);
        }

        var killed = Stopwatch.GetTimestamp();
        var quiet = await environment.WaitUntilIdleAsync(TakeoverTimeout * 2, cancellationToken);
        findings.Check(
            "messages of the killed host delivered after",
            quiet is { } time ? (FormattableString)$"{time.TotalSeconds:0.0} s" : $"never",
            "60 s",
            quiet <= TakeoverTimeout
        );
        while (Stopwatch.GetElapsedTime(killed) < TakeoverTimeout * 2 && await CountNodesAsync(environment, cancellationToken) > 1)
            await Task.Delay(500, cancellationToken);
        var alone = Stopwatch.GetElapsedTime(killed);
        findings.Check("the other host knows that it is alone after", $"{alone.TotalSeconds:0.0} s", "60 s", alone <= TakeoverTimeout);

        var mails = environment.Mails.Received.Count;
        using (var shopper = environment.NewShopper(1))
            if (
                (await shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken)).IsSuccess
                && (await shopper.PlaceOrderAsync("card", cancellationToken)).IsSuccess
            )
                environment.RecordAcknowledged(shopper, (await shopper.PayAsync(Shopper.GoodCard, cancellationToken)).IsSuccess);
        var asked = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(asked) < TakeoverTimeout && environment.Mails.Received.Count == mails)
            await Task.Delay(200, cancellationToken);
        findings.Check(
            "its jobs run on: the next mail after",
            $"{Stopwatch.GetElapsedTime(asked).TotalSeconds:0.0} s",
            "60 s",
            environment.Mails.Received.Count > mails
        );

        environment.DrainedHosts.Remove(0);
        var back = await environment.StartHostAsync(0, cancellationToken);
        findings.Check("the killed host ready again after", $"{back.TotalSeconds:0.0} s", "20 s", back.TotalSeconds <= 20);
    }

    private static async Task DrainAsync(ChaosEnvironment environment, Findings findings, CancellationToken cancellationToken)
    {
        ConcurrentBag<ShopResponse> responses = [];
        List<TimeSpan> gone = [];
        await using (BackgroundLoad.Buying(environment, environment.NewShopperBehindBalancer, Buyers, responses, cancellationToken))
        await using (BackgroundLoad.Browsing(environment, environment.NewShopperBehindBalancer, Visitors, responses, cancellationToken))
            foreach (var host in (int[])[0, 1, 0])
            {
                await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
                var child = environment.HostOf(host);
                child.Terminate();
                var asked = Stopwatch.GetTimestamp();

                // The load balancer checks twice a second and skips hosts that are not ready.
                await Task.Delay(BalancerPollInterval, cancellationToken);
                environment.DrainedHosts.Add(host);
                await child.WaitForExitAsync(cancellationToken);
                gone.Add(Stopwatch.GetElapsedTime(asked));
                await environment.StopHostAsync(host);
                await environment.StartHostAsync(host, cancellationToken);
                environment.DrainedHosts.Remove(host);
            }

        findings.Check(
            "a host that was asked to stop has exited after, longest",
            $"{Percentile.Of(gone, 1):0.0} s",
            "30 s",
            Percentile.Of(gone, 1) <= 30
        );
        findings.Report("requests while hosts were replaced", $"{responses.Count}");
        findings.CheckNone(
            "requests that were lost or answered 5xx",
            [
                .. responses
                    .Where(response => response.Status is 0 or >= 500)
                    .Select(response => $"{response.Status} {response.Text[..Math.Min(160, response.Text.Length)]}"),
            ]
        );
        findings.Check(
            "slowest response",
            $"{Percentile.Of(responses.Select(response => response.Duration), 1):0.0} s",
            "5 s",
            Percentile.Of(responses.Select(response => response.Duration), 1) <= 5
        );
    }

    private static async Task<int> CountNodesAsync(ChaosEnvironment environment, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var health = await client.GetAsync(new Uri(environment.AddressOf(1), "/health/ready"), cancellationToken);
        var response = await health.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return
            response.GetProperty("checks").GetProperty("scheduler").TryGetProperty("data", out var data)
            && data.TryGetProperty("nodes", out var nodes)
            ? nodes.GetArrayLength()
            : 0;
    }
}
