using System.Globalization;
using System.Text.Json;

namespace Shop.Chaos.Parts;

/// <summary>A thousand shoppers share a code with a limit of one hundred uses.</summary>
internal sealed class CodePart : IChaosPart
{
    private const int People = 1_000;
    private const int UsageLimit = 100;

    public string Name => "code";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(settings.Hosts ?? 1, cancellationToken);
        var code = string.Create(CultureInfo.InvariantCulture, $"STORM-{settings.Seed}-{Random.Shared.Next(100_000)}");
        var promotion = await environment.PostAsync(
            "/api/v1/admin/promotions",
            new
            {
                name = "Storm",
                kind = "percentage",
                value = 10,
                code,
                usageLimit = UsageLimit,
            },
            cancellationToken
        );
        using var uses = new CodeUses(environment, settings.Hosts ?? 1, code, promotion.GetProperty("id").GetString()!);
        var result = await FlashSale.RunAsync(uses, People, UsageLimit, cancellationToken);
        findings.CheckNone($"{People} people, {UsageLimit} uses: violations", result.Problems);
        findings.Check("uses by the shop's own counter", $"{result.Used}", $"{UsageLimit}", result.Used == UsageLimit);
        var slowest = Percentile.Of(result.Durations, 1);
        findings.Check("answered, last", $"{slowest:0.00} s", "30 s", slowest <= 30);
        await uses.PayAsync(cancellationToken);
        await environment.AuditAsync(findings, cancellationToken);
    }

    private sealed class CodeUses(ChaosEnvironment environment, int hosts, string code, string promotion) : IScarceStock, IDisposable
    {
        private readonly Dictionary<int, Shopper> shoppers = [];
        private readonly Dictionary<int, ShopResponse> applied = [];

        public async Task PrepareAsync(int person, CancellationToken cancellationToken)
        {
            var shopper = environment.NewShopper(person % hosts);
            var filled = await shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken);
            if (!filled.IsSuccess)
                throw new InvalidOperationException($"A cart could not be filled: {filled.Status} {filled.Text}");

            var response = await shopper.SendAsync(
                HttpMethod.Post,
                $"/api/v1/carts/{shopper.Cart}/discount-codes",
                new { code },
                cancellationToken
            );
            lock (shoppers)
                (shoppers[person], applied[person]) = (shopper, response);
        }

        public async Task<Attempt> TryAsync(int person, CancellationToken cancellationToken)
        {
            if (!applied[person].IsSuccess)
                return new Attempt(
                    Outcome.Failed,
                    null,
                    $"the cart did not accept the code: {applied[person].Text}",
                    applied[person].Duration
                );

            var shopper = shoppers[person];
            var response = await shopper.PlaceOrderAsync("card", cancellationToken);
            return response switch
            {
                { IsSuccess: true } => new Attempt(Outcome.Succeeded, shopper.Number, string.Empty, response.Duration),
                { Status: 409, Problem: "discount-refused" } => new Attempt(Outcome.Refused, null, response.Text, response.Duration),
                _ => new Attempt(
                    Outcome.Failed,
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"{response.Status} {response.Text}"),
                    response.Duration
                ),
            };
        }

        public async Task<int> CountUsedAsync(CancellationToken cancellationToken) =>
            (await environment.ReadAsync("/api/v1/admin/promotions?query=Storm&pageSize=100", cancellationToken))
                .GetProperty("items")
                .EnumerateArray()
                .Single(row => row.GetProperty("id").GetString() == promotion)
                .GetProperty("uses")
                .GetInt32();

        public Task PayAsync(CancellationToken cancellationToken) =>
            Parallel.ForEachAsync(
                shoppers.Values.Where(shopper => shopper.Number is not null),
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
                async (shopper, stop) => environment.RecordAcknowledged(shopper, (await shopper.PayAsync(Shopper.GoodCard, stop)).IsSuccess)
            );

        public void Dispose()
        {
            foreach (var shopper in shoppers.Values)
                shopper.Dispose();
        }
    }
}

/// <summary>Fifty shoppers pay with the same gift card of 100.00 at the same moment.</summary>
internal sealed class GiftCardPart : IChaosPart
{
    private const int People = 50;
    private const decimal CardAmount = 100;

    public string Name => "giftcard";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        var hosts = settings.Hosts ?? 1;
        await environment.StartHostsAsync(hosts, cancellationToken);
        var card = await environment.PostAsync(
            "/api/v1/admin/gift-cards",
            new { amount = new { amount = "100.00", currency = "EUR" }, reason = "Storm" },
            cancellationToken
        );
        List<Shopper> shoppers = [];
        try
        {
            for (var person = 0; person < People; person++)
            {
                var shopper = environment.NewShopper(person % hosts);
                shoppers.Add(shopper);
                await shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken);
                await shopper.SendAsync(
                    HttpMethod.Post,
                    $"/api/v1/carts/{shopper.Cart}/gift-cards",
                    new { code = card.GetProperty("code").GetString() },
                    cancellationToken
                );
            }

            var placed = await Task.WhenAll(
                shoppers.Select(shopper => Task.Run(() => shopper.PlaceOrderAsync("card", cancellationToken), cancellationToken))
            );
            var odd = placed.Where(response => !response.IsSuccess && response is not { Status: 409, Problem: "discount-refused" });
            findings.CheckNone(
                $"{People} orders at once with one card of {CardAmount:0.00}: odd responses",
                [.. odd.Select(response => string.Create(CultureInfo.InvariantCulture, $"{response.Status} {response.Text}"))]
            );

            await environment.WaitUntilIdleAsync(TimeSpan.FromSeconds(60), cancellationToken);
            var read = await environment.ReadAsync($"/api/v1/admin/gift-cards/{card.GetProperty("id").GetString()}", cancellationToken);
            var balance = AmountOf(read.GetProperty("balance"));
            var moves = read.GetProperty("moves")
                .EnumerateArray()
                .Select(move => (Amount: AmountOf(move.GetProperty("amount")), After: AmountOf(move.GetProperty("balanceAfter"))))
                .ToList();
            findings.Check(
                "balance at any moment",
                $"{moves.Min(move => move.After):0.00} at least",
                "never below 0.00",
                balance >= 0 && moves.TrueForAll(move => move.After >= 0)
            );
            var charged = CardAmount - balance;
            findings.Check("charged to the card in total", $"{charged:0.00}", "100.00 at most", charged <= CardAmount);
            findings.Check(
                "moves add up to the balance",
                $"{moves.Sum(move => move.Amount):0.00}",
                $"{balance:0.00}",
                moves.Sum(move => move.Amount) == balance
            );
            foreach (var shopper in shoppers.Where(shopper => shopper.Number is not null))
                await PayRemainderAsync(environment, shopper, cancellationToken);
        }
        finally
        {
            foreach (var shopper in shoppers)
                shopper.Dispose();
        }

        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>Pays what the gift card left over, and records the amount.</summary>
    private static async Task PayRemainderAsync(ChaosEnvironment environment, Shopper shopper, CancellationToken cancellationToken)
    {
        var order = (await shopper.GetOrderAsync(cancellationToken)).Body;
        var gift = order
            .GetProperty("payments")
            .EnumerateArray()
            .Where(payment => payment.GetProperty("method").GetString() == "gift-card")
            .Sum(payment => AmountOf(payment.GetProperty("captured")));
        if (gift > 0)
            environment.AddGiftCardCharge(new RecordedCharge(shopper.Number!, gift, 0));
        var isPaid = gift == shopper.Total || (await shopper.PayAsync(Shopper.GoodCard, cancellationToken)).IsSuccess;
        environment.RecordAcknowledged(shopper, isPaid);
    }

    private static decimal AmountOf(JsonElement money) =>
        decimal.Parse(money.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
}
