using System.Globalization;

namespace Shop.Chaos.Parts;

/// <summary>500 shoppers want 50 units at the same moment; then 50 shoppers want 50 units, and none may be refused.</summary>
internal sealed class StockPart : IChaosPart
{
    public string Name => "stock";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        foreach (var hosts in settings.Hosts is { } asked ? [asked] : (int[])[1, 2])
        {
            await environment.StartHostsAsync(hosts, cancellationToken);
            var skus = await environment.CreateSkusAsync(settings.Rounds + 1, settings.Units, cancellationToken);
            List<string> problems = [];
            List<TimeSpan> took = [];
            List<TimeSpan> last = [];
            for (var round = 0; round < settings.Rounds; round++)
            {
                using var stock = new Stock(environment, skus[round], hosts);
                var result = await FlashSale.RunAsync(stock, settings.Buyers, settings.Units, cancellationToken);
                problems.AddRange(
                    result.Problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: {problem}"))
                );
                took.AddRange(result.Durations);
                last.Add(result.Durations.Max());
                await stock.PayAsync(cancellationToken);
            }

            using (var even = new Stock(environment, skus[^1], hosts))
                problems.AddRange(
                    (await FlashSale.RunAsync(even, settings.Units, settings.Units, cancellationToken)).Problems.Select(problem =>
                        $"as many as there are: {problem}"
                    )
                );

            var sum = $"{settings.Buyers} for {settings.Units}, {settings.Rounds} rounds, {hosts} host(s)";
            findings.CheckNone($"{sum}: violations", problems);
            findings.Check($"{sum}: answered, p95", $"{Percentile.Of(took, 0.95):0.00} s", "3 s", Percentile.Of(took, 0.95) <= 3);
            findings.Check($"{sum}: answered, last", $"{Percentile.Of(last, 1):0.00} s", "15 s", Percentile.Of(last, 1) <= 15);
            await environment.AuditAsync(findings, cancellationToken);
            await environment.StopHostsAsync();
        }
    }

    /// <summary>The units of one SKU, bought through the API.</summary>
    private sealed class Stock(ChaosEnvironment environment, string sku, int hosts) : IScarceStock, IDisposable
    {
        private readonly Dictionary<int, Shopper> shoppers = [];

        public async Task PrepareAsync(int person, CancellationToken cancellationToken)
        {
            var shopper = environment.NewShopper(person % hosts);
            lock (shoppers)
                shoppers[person] = shopper;
            var filled = await shopper.FillCartAsync(sku, cancellationToken);
            if (!filled.IsSuccess)
                throw new InvalidOperationException($"A cart could not be filled: {filled.Status} {filled.Text}");
        }

        public async Task<Attempt> TryAsync(int person, CancellationToken cancellationToken)
        {
            var shopper = shoppers[person];
            var response = await shopper.PlaceOrderAsync("card", cancellationToken);
            return response switch
            {
                { IsSuccess: true } => new Attempt(Outcome.Succeeded, shopper.Number, string.Empty, response.Duration),
                { Status: 409, Problem: "out-of-stock" } => new Attempt(Outcome.Refused, null, response.Text, response.Duration),
                _ => new Attempt(
                    Outcome.Failed,
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"{response.Status} {response.Text}"),
                    response.Duration
                ),
            };
        }

        public Task<int> CountUsedAsync(CancellationToken cancellationToken) => environment.CountReservedAsync(sku, cancellationToken);

        /// <summary>The successful shoppers pay, and the payment is recorded.</summary>
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
