using System.Collections.Concurrent;

namespace Shop.Chaos.Parts;

/// <summary>
/// Each payment is declined once and then succeeds, which makes two webhook events. The gateway sends each one twice, late, newest first
/// and in bursts, while the browser returns, polls and pays again.
/// </summary>
internal sealed class WebhooksPart : IChaosPart
{
    private const int Concurrency = 12;

    public string Name => "notices";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        var hosts = settings.Hosts ?? 1;
        await environment.StartHostsAsync(hosts, cancellationToken);
        using var recorder = new Shop(environment, hosts);
        using var bursting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bursts = BurstsAsync(environment, bursting.Token);
        var problems = await WebhookStorm.RunAsync(recorder, settings.Payments, Concurrency, TimeSpan.FromSeconds(90), cancellationToken);
        await bursting.CancelAsync();
        await bursts;
        await environment.SetFaultsAsync(
            new
            {
                hold = false,
                reorder = false,
                @double = false,
                delayMilliseconds = 0,
            },
            cancellationToken
        );
        findings.CheckNone(
            $"{settings.Payments} payments, {2 * settings.Payments} webhook events twice: lost, duplicated or different",
            problems
        );
        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>Holds webhooks back for two seconds and then sends all of them at once.</summary>
    private static async Task BurstsAsync(ChaosEnvironment environment, CancellationToken cancellationToken)
    {
        try
        {
            for (var hold = true; ; hold = !hold)
            {
                await environment.SetFaultsAsync(
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

    private sealed class Shop(ChaosEnvironment environment, int hosts) : IPaymentRecorder, IDisposable
    {
        private readonly ConcurrentDictionary<string, Shopper> shoppers = new();

        public async Task<string?> OpenAsync(int number, CancellationToken cancellationToken)
        {
            var shopper = environment.NewShopper(number % hosts);
            if (
                !(await shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken)).IsSuccess
                || !(await shopper.PlaceOrderAsync("card", cancellationToken)).IsSuccess
            )
                return null;

            environment.RecordAcknowledged(shopper, paid: true);
            shoppers[shopper.Number!] = shopper;
            return shopper.Number;
        }

        public async Task PayAsync(string payment, CancellationToken cancellationToken)
        {
            var shopper = shoppers[payment];
            var atGateway = shopper.PaymentPage is not null && payment.GetHashCode(StringComparison.Ordinal) % 2 == 0;
            var card = payment.GetHashCode(StringComparison.Ordinal) % 3 == 0 ? Shopper.DuplicateWebhookCard : Shopper.GoodCard;
            await PayAsync(Shopper.DeclinedCard);
            await Task.WhenAll(
                PayAsync(card),
                PayAsync(card),
                shopper.GetOrderAsync(cancellationToken),
                shopper.ReturnFromGatewayAsync(cancellationToken)
            );
            await Task.WhenAll(shopper.ReturnFromGatewayAsync(cancellationToken), shopper.GetOrderAsync(cancellationToken));

            Task<ShopResponse> PayAsync(string with) =>
                atGateway ? shopper.PayAtGatewayAsync(with, cancellationToken) : shopper.PayAsync(with, cancellationToken);
        }

        public async Task<IReadOnlyList<(string Payment, decimal Charged, decimal Recorded)>> ReadAsync(CancellationToken cancellationToken)
        {
            var charged = (await environment.ReadChargesAsync(cancellationToken))
                .GroupBy(charge => charge.Order)
                .ToDictionary(group => group.Key, group => group.Sum(charge => charge.Captured - charge.Refunded));
            return
            [
                .. (await environment.ReadOrdersAsync(cancellationToken))
                    .Where(order => shoppers.ContainsKey(order.Number))
                    .Select(order =>
                        (
                            order.Number,
                            charged.GetValueOrDefault(order.Number),
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
