using System.Globalization;
using System.Text.Json;

namespace Shop.Chaos.Parts;

/// <summary>A thousand shoppers share a code with a limit of one hundred uses.</summary>
internal sealed class CodePart : IChaosPart
{
    private const int People = 1_000;
    private const int Uses = 100;

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
                usageLimit = Uses,
            },
            cancellationToken
        );
        using var uses = new CodeUses(environment, settings.Hosts ?? 1, code, promotion.GetProperty("id").GetString()!);
        var result = await FlashSale.RunAsync(uses, People, Uses, cancellationToken);
        findings.JudgeNone($"{People} people, {Uses} uses: broken", result.Problems);
        findings.Judge("uses by the shop's own counter", $"{result.Taken}", $"{Uses}", result.Taken == Uses);
        findings.Judge("answered, last", $"{result.Took.Max().TotalSeconds:0.00} s", "30 s", result.Took.Max() <= TimeSpan.FromSeconds(30));
        await uses.PayAsync(cancellationToken);
        await environment.AuditAsync(findings, cancellationToken);
    }

    private sealed class CodeUses(ChaosEnvironment environment, int hosts, string code, string promotion) : IScarceStock, IDisposable
    {
        private readonly Dictionary<int, Shopper> shoppers = [];
        private readonly Dictionary<int, Answer> applied = [];

        public async Task PrepareAsync(int person, CancellationToken cancellationToken)
        {
            var shopper = environment.NewShopper(person % hosts);
            var filled = await shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken);
            if (!filled.IsGood)
                throw new InvalidOperationException($"A cart could not be filled: {filled.Status} {filled.Text}");

            var answer = await shopper.SendAsync(
                HttpMethod.Post,
                $"/api/v1/carts/{shopper.Cart}/discount-codes",
                new { code },
                cancellationToken
            );
            lock (shoppers)
                (shoppers[person], applied[person]) = (shopper, answer);
        }

        public async Task<Attempt> TryAsync(int person, CancellationToken cancellationToken)
        {
            if (!applied[person].IsGood)
                return new Attempt(
                    Outcome.Failed,
                    null,
                    $"the code was not taken into the cart: {applied[person].Text}",
                    applied[person].Took
                );

            var shopper = shoppers[person];
            var answer = await shopper.PlaceAsync("card", cancellationToken);
            return answer switch
            {
                { IsGood: true } => new Attempt(Outcome.Won, shopper.Number, string.Empty, answer.Took),
                { Status: 409, Problem: "discount-refused" } => new Attempt(Outcome.Refused, null, answer.Text, answer.Took),
                _ => new Attempt(
                    Outcome.Failed,
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {answer.Text}"),
                    answer.Took
                ),
            };
        }

        public async Task<int> CountTakenAsync(CancellationToken cancellationToken) =>
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
                async (shopper, stop) =>
                    environment.TakeNote(new Note(shopper.Number!, shopper.Total, (await shopper.PayAsync(Shopper.GoodCard, stop)).IsGood))
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
    private const decimal Worth = 100;

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
                await shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken);
                await shopper.SendAsync(
                    HttpMethod.Post,
                    $"/api/v1/carts/{shopper.Cart}/gift-cards",
                    new { code = card.GetProperty("code").GetString() },
                    cancellationToken
                );
            }

            var placed = await Task.WhenAll(
                shoppers.Select(shopper => Task.Run(() => shopper.PlaceAsync("card", cancellationToken), cancellationToken))
            );
            var odd = placed.Where(answer => !answer.IsGood && answer is not { Status: 409, Problem: "discount-refused" });
            findings.JudgeNone(
                $"{People} orders at once with one card of {Worth:0.00}: odd answers",
                [.. odd.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {answer.Text}"))]
            );

            await environment.QuietAsync(TimeSpan.FromSeconds(60), cancellationToken);
            var read = await environment.ReadAsync($"/api/v1/admin/gift-cards/{card.GetProperty("id").GetString()}", cancellationToken);
            var balance = AmountOf(read.GetProperty("balance"));
            var moves = read.GetProperty("moves")
                .EnumerateArray()
                .Select(move => (Amount: AmountOf(move.GetProperty("amount")), After: AmountOf(move.GetProperty("balanceAfter"))))
                .ToList();
            findings.Judge(
                "balance at any moment",
                $"{moves.Min(move => move.After):0.00} at least",
                "never below 0.00",
                balance >= 0 && moves.TrueForAll(move => move.After >= 0)
            );
            findings.Judge("taken off the card in all", $"{Worth - balance:0.00}", "100.00 at most", Worth - balance <= Worth);
            findings.Judge(
                "moves add up to the balance",
                $"{moves.Sum(move => move.Amount):0.00}",
                $"{balance:0.00}",
                moves.Sum(move => move.Amount) == balance
            );
            foreach (var shopper in shoppers.Where(shopper => shopper.Number is not null))
                await SettleAsync(environment, shopper, cancellationToken);
        }
        finally
        {
            foreach (var shopper in shoppers)
                shopper.Dispose();
        }

        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>Pays what the gift card left over, and records the amount.</summary>
    private static async Task SettleAsync(ChaosEnvironment environment, Shopper shopper, CancellationToken cancellationToken)
    {
        var order = (await shopper.PollAsync(cancellationToken)).Body;
        var gift = order
            .GetProperty("payments")
            .EnumerateArray()
            .Where(payment => payment.GetProperty("method").GetString() == "gift-card")
            .Sum(payment => AmountOf(payment.GetProperty("captured")));
        if (gift > 0)
            environment.TakeGift(new RecordedCharge(shopper.Number!, gift, 0));
        var isPaid = gift == shopper.Total || (await shopper.PayAsync(Shopper.GoodCard, cancellationToken)).IsGood;
        environment.TakeNote(new Note(shopper.Number!, shopper.Total, isPaid));
    }

    private static decimal AmountOf(JsonElement money) =>
        decimal.Parse(money.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
}
