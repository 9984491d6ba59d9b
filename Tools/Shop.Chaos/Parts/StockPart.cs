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
            var skus = await environment.StockAsync(settings.Rounds + 1, settings.Units, cancellationToken);
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
                took.AddRange(result.Took);
                last.Add(result.Took.Max());
                await stock.PayAsync(cancellationToken);
            }

            using (var even = new Stock(environment, skus[^1], hosts))
                problems.AddRange(
                    (await FlashSale.RunAsync(even, settings.Units, settings.Units, cancellationToken)).Problems.Select(problem =>
                        $"as many as there are: {problem}"
                    )
                );

            var sum = $"{settings.Buyers} for {settings.Units}, {settings.Rounds} rounds, {hosts} host(s)";
            findings.JudgeNone($"{sum}: broken", problems);
            findings.Judge($"{sum}: answered, p95", $"{Times.At(took, 0.95):0.00} s", "3 s", Times.At(took, 0.95) <= 3);
            findings.Judge($"{sum}: answered, last", $"{Times.At(last, 1):0.00} s", "15 s", Times.At(last, 1) <= 15);
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
            var filled = await shopper.FillAsync(sku, cancellationToken);
            if (!filled.IsGood)
                throw new InvalidOperationException($"A cart could not be filled: {filled.Status} {filled.Text}");
        }

        public async Task<Attempt> TryAsync(int person, CancellationToken cancellationToken)
        {
            var shopper = shoppers[person];
            var answer = await shopper.PlaceAsync("card", cancellationToken);
            return answer switch
            {
                { IsGood: true } => new Attempt(Outcome.Won, shopper.Number, string.Empty, answer.Took),
                { Status: 409, Problem: "out-of-stock" } => new Attempt(Outcome.Refused, null, answer.Text, answer.Took),
                _ => new Attempt(
                    Outcome.Failed,
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {answer.Text}"),
                    answer.Took
                ),
            };
        }

        public Task<int> CountTakenAsync(CancellationToken cancellationToken) => environment.CountReservedAsync(sku, cancellationToken);

        /// <summary>The successful shoppers pay, and the payment is recorded.</summary>
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
