using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Shop.Chaos.Parts;

/// <summary>Continuous checkouts while the only host is killed and restarted; gateway and database stay up.</summary>
internal sealed class KillPart : IChaosPart
{
    private const int AtOnce = 8;

    public string Name => "kill";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(1, cancellationToken);
        var shop = new RestartableShop(environment);
        var result = await KillStorm.RunAsync(
            shop,
            settings.Checkouts,
            settings.Kills,
            AtOnce,
            TimeSpan.FromSeconds(3),
            new Random(settings.Seed),
            cancellationToken
        );
        foreach (var note in result.Notes)
            environment.TakeNote(note);

        findings.Tell("checkouts", $"{result.Notes.Count}, {result.BackAfter.Count} kills");
        findings.JudgeNone("checkouts that were never answered", [.. shop.Unanswered]);
        findings.Judge("ready again after, longest", $"{Times.At(result.BackAfter, 1):0.0} s", "20 s", Times.At(result.BackAfter, 1) <= 20);
        findings.Tell("ready again after, median", $"{Times.At(result.BackAfter, 0.5):0.0} s");
        await environment.AuditAsync(findings, cancellationToken);
    }

    internal sealed class RestartableShop(ChaosEnvironment environment) : IRestartableShop
    {
        private const int KeyEvery = 4;

        /// <summary>A client with its own key that is hit three times in a row waits three times half a minute.</summary>
        private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

        private readonly ConcurrentBag<string> unanswered = [];

        /// <summary>The last response to the shopper.</summary>
        public IReadOnlyCollection<string> Unanswered => unanswered;

        public async Task<Note?> CheckOutAsync(int person, Action passed, CancellationToken cancellationToken)
        {
            using var shopper = environment.NewShopper(patience: TimeSpan.FromSeconds(15));
            var until = Stopwatch.GetTimestamp() + (long)(Timeout.TotalSeconds * Stopwatch.Frequency);
            if (!await AgainAsync(() => shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken), until, cancellationToken))
                return null;

            // Some send an idempotency key, which stays in progress for half a minute after the host died. Without one, the cart prevents a
            // second order.
            var key = person % KeyEvery == 0 ? Guid.CreateVersion7().ToString("N") : null;
            if (!await AgainAsync(() => shopper.PlaceAsync("card", cancellationToken, key), until, cancellationToken))
                return null;

            passed();
            var paid = await AgainAsync(() => shopper.PayAsync(Shopper.GoodCard, cancellationToken), until, cancellationToken);
            passed();
            return new Note(shopper.Number!, shopper.Total, paid);
        }

        public async Task<TimeSpan> KillAsync(CancellationToken cancellationToken)
        {
            await environment.KillHostAsync(0);
            return await environment.StartHostAsync(0, cancellationToken);
        }

        public async Task<(IReadOnlyList<RecordedOrder> Orders, IReadOnlyList<RecordedCharge> Charges)> ReadBooksAsync(
            CancellationToken cancellationToken
        ) => (await environment.ReadOrdersAsync(cancellationToken), await environment.ReadChargesAsync(cancellationToken));

        /// <summary>Retries until the request succeeds, as people do.</summary>
        private async Task<bool> AgainAsync(Func<Task<Answer>> step, long until, CancellationToken cancellationToken)
        {
            while (true)
            {
                var answer = await step();
                if (answer.IsGood)
                    return true;
                if (Stopwatch.GetTimestamp() > until)
                {
                    unanswered.Add(string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {answer.Text}"));
                    return false;
                }

                await Task.Delay(200, cancellationToken);
            }
        }
    }
}
