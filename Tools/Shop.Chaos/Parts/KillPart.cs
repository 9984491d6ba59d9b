using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Shop.Chaos.Parts;

/// <summary>Continuous checkouts while the only host is killed and restarted; gateway and database stay up.</summary>
internal sealed class KillPart : IChaosPart
{
    private const int Concurrency = 8;

    public string Name => "kill";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(1, cancellationToken);
        var shop = new RestartableShop(environment);
        var result = await CrashTest.RunAsync(
            shop,
            settings.Checkouts,
            settings.Kills,
            Concurrency,
            TimeSpan.FromSeconds(3),
            new Random(settings.Seed),
            cancellationToken
        );
        foreach (var order in result.Acknowledged)
            environment.RecordAcknowledged(order);

        findings.Report("checkouts", $"{result.Acknowledged.Count}, {result.RecoveryTimes.Count} kills");
        findings.CheckNone("checkouts that were never answered", [.. shop.TimedOut]);
        var longest = Percentile.Of(result.RecoveryTimes, 1);
        findings.Check("ready again after, longest", $"{longest:0.0} s", "20 s", longest <= 20);
        findings.Report("ready again after, median", $"{Percentile.Of(result.RecoveryTimes, 0.5):0.0} s");
        await environment.AuditAsync(findings, cancellationToken);
    }

    internal sealed class RestartableShop(ChaosEnvironment environment) : IRestartableShop
    {
        private const int IdempotencyKeyEvery = 4;

        /// <summary>A client with its own key that is hit three times in a row waits three times half a minute.</summary>
        private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

        private readonly ConcurrentBag<string> timedOut = [];

        /// <summary>The last response to the shopper.</summary>
        public IReadOnlyCollection<string> TimedOut => timedOut;

        public async Task<AcknowledgedOrder?> CheckOutAsync(int person, Action onAcknowledged, CancellationToken cancellationToken)
        {
            using var shopper = environment.NewShopper(timeout: TimeSpan.FromSeconds(15));
            var until = Stopwatch.GetTimestamp() + (long)(Timeout.TotalSeconds * Stopwatch.Frequency);
            if (!await RetryAsync(() => shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken), until, cancellationToken))
                return null;

            // Some send an idempotency key, which stays in progress for half a minute after the host died. Without one, the cart prevents a
            // second order.
            var key = person % IdempotencyKeyEvery == 0 ? Guid.CreateVersion7().ToString("N") : null;
            if (!await RetryAsync(() => shopper.PlaceOrderAsync("card", cancellationToken, key), until, cancellationToken))
                return null;

            onAcknowledged();
            var paid = await RetryAsync(() => shopper.PayAsync(Shopper.GoodCard, cancellationToken), until, cancellationToken);
            onAcknowledged();
            return new AcknowledgedOrder(shopper.Number!, shopper.Total, paid);
        }

        public async Task<TimeSpan> KillAsync(CancellationToken cancellationToken)
        {
            await environment.KillHostAsync(0);
            return await environment.StartHostAsync(0, cancellationToken);
        }

        public async Task<(IReadOnlyList<RecordedOrder> Orders, IReadOnlyList<RecordedCharge> Charges)> ReadRecordsAsync(
            CancellationToken cancellationToken
        ) => (await environment.ReadOrdersAsync(cancellationToken), await environment.ReadChargesAsync(cancellationToken));

        /// <summary>Retries until the request succeeds, as people do.</summary>
        private async Task<bool> RetryAsync(Func<Task<ShopResponse>> step, long until, CancellationToken cancellationToken)
        {
            while (true)
            {
                var response = await step();
                if (response.IsSuccess)
                    return true;
                if (Stopwatch.GetTimestamp() > until)
                {
                    timedOut.Add(string.Create(CultureInfo.InvariantCulture, $"{response.Status} {response.Text}"));
                    return false;
                }

                await Task.Delay(200, cancellationToken);
            }
        }
    }
}
