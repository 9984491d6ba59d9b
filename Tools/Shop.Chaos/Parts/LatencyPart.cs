using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Chaos.Parts;

/// <summary>The time from a successful charge at the gateway to a confirmed order: idle, and at twenty orders a second.</summary>
internal sealed class LatencyPart : IChaosPart
{
    private const int IdleOrders = 20;
    private const int Seconds = 30;
    private const int PerSecond = 20;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public string Name => "latency";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(1, cancellationToken);
        var random = new Random(settings.Seed);
        await BuyManyAsync(environment, WarmUp, random, [], [], cancellationToken);
        await environment.WaitUntilIdleAsync(TimeSpan.FromSeconds(60), cancellationToken);

        List<TimeSpan> rest = [];
        for (var order = 0; order < IdleOrders; order++)
            if (await BuyAsync(environment, cancellationToken) is { } took)
                rest.Add(took);
        findings.Check(
            "paid at the gateway to confirmed, at rest, longest",
            $"{Percentile.Of(rest, 1):0.00} s of {rest.Count}",
            "1 s",
            rest.Count == IdleOrders && Percentile.Of(rest, 1) <= 1
        );

        ConcurrentBag<TimeSpan> load = [];
        ConcurrentBag<string> failed = [];
        await BuyManyAsync(environment, TimeSpan.FromSeconds(Seconds), random, load, failed, cancellationToken);
        findings.Check(
            $"the same with {PerSecond} orders a second, p99",
            $"{Percentile.Of(load, 0.99):0.00} s of {load.Count}",
            "5 s",
            Percentile.Of(load, 0.99) <= 5
        );
        findings.Report($"the same with {PerSecond} orders a second, median", $"{Percentile.Of(load, 0.5):0.00} s");
        findings.CheckNone("orders that were not confirmed in a minute", failed);
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
            !(await shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken)).IsSuccess
            || !(await shopper.PlaceOrderAsync("card", cancellationToken)).IsSuccess
        )
            return null;

        var paid = await shopper.PayAtGatewayAsync(Shopper.GoodCard, cancellationToken);
        var at = Stopwatch.GetTimestamp();
        environment.RecordAcknowledged(shopper, paid.Status == 303);
        while (Stopwatch.GetElapsedTime(at) < TimeSpan.FromMinutes(1))
        {
            if (await shopper.GetStatusAsync(cancellationToken) == "confirmed")
                return Stopwatch.GetElapsedTime(at);
            await Task.Delay(PollInterval, cancellationToken);
        }

        return null;
    }
}
