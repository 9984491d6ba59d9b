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
    private const int Readers = 4;

    private static readonly TimeSpan TakenOver = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BalancerLooksEvery = TimeSpan.FromMilliseconds(500);

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
        ConcurrentBag<Answer> answers = [];
        await using (BackgroundLoad.Buying(environment, environment.NewShopperAtTheBalancer, Buyers, answers, cancellationToken))
        {
            await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
            environment.Closed.Add(0);
            await environment.KillHostAsync(0);
        }

        var killed = Stopwatch.GetTimestamp();
        var quiet = await environment.QuietAsync(TakenOver * 2, cancellationToken);
        findings.Judge(
            "messages of the killed host delivered after",
            quiet is { } time ? (FormattableString)$"{time.TotalSeconds:0.0} s" : $"never",
            "60 s",
            quiet <= TakenOver
        );
        while (Stopwatch.GetElapsedTime(killed) < TakenOver * 2 && await CountNodesAsync(environment, cancellationToken) > 1)
            await Task.Delay(500, cancellationToken);
        var alone = Stopwatch.GetElapsedTime(killed);
        findings.Judge("the other host knows that it is alone after", $"{alone.TotalSeconds:0.0} s", "60 s", alone <= TakenOver);

        var mails = environment.Mails.Received.Count;
        using (var shopper = environment.NewShopper(1))
            if (
                (await shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken)).IsGood
                && (await shopper.PlaceAsync("card", cancellationToken)).IsGood
            )
                environment.TakeNote(
                    new Note(shopper.Number!, shopper.Total, (await shopper.PayAsync(Shopper.GoodCard, cancellationToken)).IsGood)
                );
        var asked = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(asked) < TakenOver && environment.Mails.Received.Count == mails)
            await Task.Delay(200, cancellationToken);
        findings.Judge(
            "its jobs run on: the next mail after",
            $"{Stopwatch.GetElapsedTime(asked).TotalSeconds:0.0} s",
            "60 s",
            environment.Mails.Received.Count > mails
        );

        environment.Closed.Remove(0);
        var back = await environment.StartHostAsync(0, cancellationToken);
        findings.Judge("the killed host ready again after", $"{back.TotalSeconds:0.0} s", "20 s", back.TotalSeconds <= 20);
    }

    private static async Task DrainAsync(ChaosEnvironment environment, Findings findings, CancellationToken cancellationToken)
    {
        ConcurrentBag<Answer> answers = [];
        List<TimeSpan> gone = [];
        await using (BackgroundLoad.Buying(environment, environment.NewShopperAtTheBalancer, Buyers, answers, cancellationToken))
        await using (BackgroundLoad.Browsing(environment, environment.NewShopperAtTheBalancer, Readers, answers, cancellationToken))
            foreach (var host in (int[])[0, 1, 0])
            {
                await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
                var child = environment.HostOf(host);
                child.Terminate();
                var told = Stopwatch.GetTimestamp();

                // The load balancer checks twice a second and skips hosts that are not ready.
                await Task.Delay(BalancerLooksEvery, cancellationToken);
                environment.Closed.Add(host);
                await child.EndedAsync(cancellationToken);
                gone.Add(Stopwatch.GetElapsedTime(told));
                await environment.StopHostAsync(host);
                await environment.StartHostAsync(host, cancellationToken);
                environment.Closed.Remove(host);
            }

        findings.Judge(
            "a host that was told to stop is gone after, longest",
            $"{Times.At(gone, 1):0.0} s",
            "30 s",
            Times.At(gone, 1) <= 30
        );
        findings.Tell("requests while hosts were replaced", $"{answers.Count}");
        findings.JudgeNone(
            "requests that were lost or answered 5xx",
            [
                .. answers
                    .Where(answer => answer.Status is 0 or >= 500)
                    .Select(answer => $"{answer.Status} {answer.Text[..Math.Min(160, answer.Text.Length)]}"),
            ]
        );
        findings.Judge(
            "slowest answer",
            $"{Times.At(answers.Select(answer => answer.Took), 1):0.0} s",
            "5 s",
            Times.At(answers.Select(answer => answer.Took), 1) <= 5
        );
    }

    private static async Task<int> CountNodesAsync(ChaosEnvironment environment, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(environment.AddressOf(1), "/health/ready"), cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return
            answer.GetProperty("checks").GetProperty("scheduler").TryGetProperty("data", out var data)
            && data.TryGetProperty("nodes", out var nodes)
            ? nodes.GetArrayLength()
            : 0;
    }
}
