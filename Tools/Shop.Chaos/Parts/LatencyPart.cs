using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Chaos.Parts;

/// <summary>The time from a successful charge at the gateway to a confirmed order: idle, and at twenty orders a second.</summary>
internal sealed class LatencyPart : IChaosPart
{
    private const int AtRest = 20;
    private const int Seconds = 30;
    private const int PerSecond = 20;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);

    public string Name => "latency";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(1, cancellationToken);
        var random = new Random(settings.Seed);
        await BuyManyAsync(environment, Warming, random, [], [], cancellationToken);
        await environment.QuietAsync(TimeSpan.FromSeconds(60), cancellationToken);

        List<TimeSpan> rest = [];
        for (var order = 0; order < AtRest; order++)
            if (await BuyAsync(environment, cancellationToken) is { } took)
                rest.Add(took);
        findings.Judge(
            "paid at the gateway to confirmed, at rest, longest",
            $"{Times.At(rest, 1):0.00} s of {rest.Count}",
            "1 s",
            rest.Count == AtRest && Times.At(rest, 1) <= 1
        );

        ConcurrentBag<TimeSpan> load = [];
        ConcurrentBag<string> failed = [];
        await BuyManyAsync(environment, TimeSpan.FromSeconds(Seconds), random, load, failed, cancellationToken);
        findings.Judge(
            $"the same with {PerSecond} orders a second, p99",
            $"{Times.At(load, 0.99):0.00} s of {load.Count}",
            "5 s",
            Times.At(load, 0.99) <= 5
        );
        findings.Tell($"the same with {PerSecond} orders a second, median", $"{Times.At(load, 0.5):0.00} s");
        findings.JudgeNone("orders that were not confirmed in a minute", failed);
        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>Arrivals do not wait for earlier ones to finish.</summary>
    private static async Task BuyManyAsync(
        ChaosEnvironment environment,
        TimeSpan duration,
        Random random,
        ConcurrentBag<TimeSpan> took,
        ConcurrentBag<string> failed,
        CancellationToken cancellationToken
    )
    {
        List<Task> buying = [];
        var started = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; due < duration; due += TimeSpan.FromSeconds(2 * random.NextDouble() / PerSecond))
        {
            if (due - Stopwatch.GetElapsedTime(started) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, cancellationToken);
            buying.Add(
                Task.Run(
                    async () =>
                    {
                        if (await BuyAsync(environment, cancellationToken) is { } time)
                            took.Add(time);
                        else
                            failed.Add("an order");
                    },
                    cancellationToken
                )
            );
        }

        await Task.WhenAll(buying);
    }

    private static async Task<TimeSpan?> BuyAsync(ChaosEnvironment environment, CancellationToken cancellationToken)
    {
        using var shopper = environment.NewShopper();
        if (
            !(await shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken)).IsGood
            || !(await shopper.PlaceAsync("card", cancellationToken)).IsGood
        )
            return null;

        var paid = await shopper.PayAtGatewayAsync(Shopper.GoodCard, cancellationToken);
        var at = Stopwatch.GetTimestamp();
        environment.TakeNote(new Note(shopper.Number!, shopper.Total, paid.Status == 303));
        while (Stopwatch.GetElapsedTime(at) < TimeSpan.FromMinutes(1))
        {
            if (await shopper.StatusAsync(cancellationToken) == "confirmed")
                return Stopwatch.GetElapsedTime(at);
            await Task.Delay(PollInterval, cancellationToken);
        }

        return null;
    }
}
