using System.Collections.Concurrent;

namespace Shop.Chaos.Parts;

/// <summary>
/// Each payment is declined once and then succeeds, which makes two webhooks. The gateway sends each one twice, late, newest first and in
/// bursts, while the browser returns, polls and pays again.
/// </summary>
internal sealed class NoticesPart : IChaosPart
{
    private const int AtOnce = 12;

    public string Name => "notices";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        var hosts = settings.Hosts ?? 1;
        await environment.StartHostsAsync(hosts, cancellationToken);
        using var booker = new Shop(environment, hosts);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bursts = BurstsAsync(environment, over.Token);
        var problems = await NoticeStorm.RunAsync(booker, settings.Payments, AtOnce, TimeSpan.FromSeconds(90), cancellationToken);
        await over.CancelAsync();
        await bursts;
        await environment.ControlAsync(
            new
            {
                hold = false,
                reorder = false,
                @double = false,
                delayMilliseconds = 0,
            },
            cancellationToken
        );
        findings.JudgeNone($"{settings.Payments} payments, {2 * settings.Payments} notices twice: lost, doubled or wrong", problems);
        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>Holds webhooks back for two seconds and then sends all of them at once.</summary>
    private static async Task BurstsAsync(ChaosEnvironment environment, CancellationToken cancellationToken)
    {
        try
        {
            for (var hold = true; ; hold = !hold)
            {
                await environment.ControlAsync(
                    new
                    {
                        hold,
                        reorder = true,
                        @double = true,
                        delayMilliseconds = 300,
                    },
                    cancellationToken
                );
                await Task.Delay(TimeSpan.FromSeconds(hold ? 2 : 1), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Ends the faults.
        }
    }

    private sealed class Shop(ChaosEnvironment environment, int hosts) : IBooker, IDisposable
    {
        private readonly ConcurrentDictionary<string, Shopper> shoppers = new();

        public async Task<string?> OpenAsync(int number, CancellationToken cancellationToken)
        {
            var shopper = environment.NewShopper(number % hosts);
            if (
                !(await shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken)).IsGood
                || !(await shopper.PlaceAsync("card", cancellationToken)).IsGood
            )
                return null;

            environment.TakeNote(new Note(shopper.Number!, shopper.Total, Paid: true));
            shoppers[shopper.Number!] = shopper;
            return shopper.Number;
        }

        public async Task PayAsync(string payment, CancellationToken cancellationToken)
        {
            var shopper = shoppers[payment];
            var atGateway = shopper.PayAt is not null && payment.GetHashCode(StringComparison.Ordinal) % 2 == 0;
            var card = payment.GetHashCode(StringComparison.Ordinal) % 3 == 0 ? Shopper.LateAndTwiceCard : Shopper.GoodCard;
            await PayAsync(Shopper.DeclinedCard);
            await Task.WhenAll(
                PayAsync(card),
                PayAsync(card),
                shopper.PollAsync(cancellationToken),
                shopper.ReturnAsync(cancellationToken)
            );
            await Task.WhenAll(shopper.ReturnAsync(cancellationToken), shopper.PollAsync(cancellationToken));

            Task<Answer> PayAsync(string with) =>
                atGateway ? shopper.PayAtGatewayAsync(with, cancellationToken) : shopper.PayAsync(with, cancellationToken);
        }

        public async Task<IReadOnlyList<(string Payment, decimal Taken, decimal Booked)>> ReadAsync(CancellationToken cancellationToken)
        {
            var taken = (await environment.ReadChargesAsync(cancellationToken))
                .GroupBy(charge => charge.Order)
                .ToDictionary(group => group.Key, group => group.Sum(charge => charge.Captured - charge.Refunded));
            return
            [
                .. (await environment.ReadOrdersAsync(cancellationToken))
                    .Where(order => shoppers.ContainsKey(order.Number))
                    .Select(order =>
                        (
                            order.Number,
                            taken.GetValueOrDefault(order.Number),
                            order is { PaymentStatus: "paid", Status: "confirmed" } ? order.Total
                            : order.PaymentStatus == "overpaid" ? order.Total * 2
                            : 0m
                        )
                    ),
            ];
        }

        public void Dispose()
        {
            foreach (var shopper in shoppers.Values)
                shopper.Dispose();
        }
    }
}
