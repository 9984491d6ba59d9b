using System.Collections.Concurrent;

namespace Shop.Chaos;

internal enum Outcome
{
    /// <summary>Succeeded.</summary>
    Succeeded,

    /// <summary>Refused because none is left.</summary>
    Refused,

    /// <summary>Any other response.</summary>
    Failed,
}

/// <param name="Number">What the successful shopper received, for example an order number.</param>
internal sealed record Attempt(Outcome Outcome, string? Number, string Response, TimeSpan Duration);

/// <summary>
/// A scarce resource that many want at the same moment: units of stock, uses of a code. Implemented by the shop, and by a naive table that
/// has to fail.
/// </summary>
internal interface IScarceStock
{
    /// <summary>Prepares an attempt, for example by filling a cart.</summary>
    Task PrepareAsync(int person, CancellationToken cancellationToken);

    Task<Attempt> TryAsync(int person, CancellationToken cancellationToken);

    /// <summary>How many are used according to the counter.</summary>
    Task<int> CountUsedAsync(CancellationToken cancellationToken);
}

internal sealed record FlashSaleResult(IReadOnlyList<Attempt> Attempts, int Used, IReadOnlyList<string> Problems)
{
    public IEnumerable<TimeSpan> Durations => Attempts.Select(attempt => attempt.Duration);
}

/// <summary>All attempts run at once. Exactly as many as available may succeed; the others must be refused as sold out.</summary>
internal static class FlashSale
{
    private const int MaxConcurrentPreparations = 16;

    public static async Task<FlashSaleResult> RunAsync(IScarceStock stock, int people, int available, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, people),
            new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentPreparations, CancellationToken = cancellationToken },
            async (person, stop) => await stock.PrepareAsync(person, stop)
        );
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var trying = Enumerable
            .Range(0, people)
            .Select(person =>
                Task.Run(
                    async () =>
                    {
                        await start.Task;
                        return await stock.TryAsync(person, cancellationToken);
                    },
                    cancellationToken
                )
            )
            .ToList();
        start.SetResult();
        var attempts = await Task.WhenAll(trying);
        var used = await stock.CountUsedAsync(cancellationToken);
        return new FlashSaleResult(attempts, used, FindProblems(attempts, used, people, available));
    }

    private static List<string> FindProblems(IReadOnlyList<Attempt> attempts, int used, int people, int available)
    {
        List<string> problems = [];
        var expected = Math.Min(people, available);
        var succeeded = attempts.Where(attempt => attempt.Outcome == Outcome.Succeeded).ToList();
        if (succeeded.Count > expected)
            problems.Add($"{succeeded.Count} succeeded, {available} available");
        if (succeeded.Count < expected)
            problems.Add($"{expected - succeeded.Count} were refused while some were left");
        if (used != expected)
            problems.Add($"the counter says {used} of {available}, expected {expected}");
        if (succeeded.Select(attempt => attempt.Number).Distinct().Count() != succeeded.Count)
            problems.Add("two successful shoppers received the same number");
        problems.AddRange(
            attempts.Where(attempt => attempt.Outcome == Outcome.Failed).Select(attempt => $"unexpected response: {attempt.Response}")
        );
        return problems;
    }
}

/// <summary>Applies payment webhooks. Implemented by the shop, and by a naive version that does not recognize duplicates.</summary>
internal interface IPaymentRecorder
{
    /// <summary>Creates a payment that waits for its card; returns its reference.</summary>
    Task<string?> OpenAsync(int number, CancellationToken cancellationToken);

    /// <summary>Pays, so that webhooks are sent late, twice and out of order while the browser returns.</summary>
    Task PayAsync(string payment, CancellationToken cancellationToken);

    /// <summary>Each payment with the amount charged by the gateway and the amount recorded.</summary>
    Task<IReadOnlyList<(string Payment, decimal Charged, decimal Recorded)>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Many payments whose updates arrive more than once, by webhook and by the browser's return.</summary>
internal static class WebhookStorm
{
    public static async Task<IReadOnlyList<string>> RunAsync(
        IPaymentRecorder recorder,
        int payments,
        int concurrency,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        ConcurrentBag<string> opened = [];
        ConcurrentBag<string> problems = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, payments),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken },
            async (number, stop) =>
            {
                if (await recorder.OpenAsync(number, stop) is not { } payment)
                {
                    problems.Add("a payment could not be started");
                    return;
                }

                opened.Add(payment);
                await recorder.PayAsync(payment, stop);
            }
        );

        // Late webhooks may still arrive; what is wrong after that stays wrong.
        var until = DateTime.UtcNow + timeout;
        while (true)
        {
            var read = await recorder.ReadAsync(cancellationToken);
            var recorded = read.ToDictionary(row => row.Payment);
            List<string> wrong =
            [
                .. opened.Where(payment => !recorded.ContainsKey(payment)).Select(payment => $"{payment} is lost"),
                .. read.Where(row => opened.Contains(row.Payment) && row.Charged != row.Recorded)
                    .Select(row => $"{row.Payment}: {row.Charged} were charged and {row.Recorded} recorded"),
            ];
            if (wrong.Count == 0 || DateTime.UtcNow > until || wrong.Exists(_ => read.Any(row => row.Recorded > row.Charged)))
                return [.. problems, .. wrong];

            await Task.Delay(500, cancellationToken);
        }
    }
}

/// <summary>
/// A shop that may be killed at any moment. Implemented by the shop, and by a checkout that charges first and saves afterwards.
/// </summary>
internal interface IRestartableShop
{
    /// <summary>
    /// One checkout from cart to payment, retrying each step until it gets a response; returns what was acknowledged to the shopper.
    /// </summary>
    /// <param name="onAcknowledged">Called right after the response to the order and the response to the payment.</param>
    Task<AcknowledgedOrder?> CheckOutAsync(int person, Action onAcknowledged, CancellationToken cancellationToken);

    /// <summary>Kills and restarts it; returns the time until it sold again.</summary>
    Task<TimeSpan> KillAsync(CancellationToken cancellationToken);

    Task<(IReadOnlyList<RecordedOrder> Orders, IReadOnlyList<RecordedCharge> Charges)> ReadRecordsAsync(
        CancellationToken cancellationToken
    );
}

internal sealed record CrashTestResult(IReadOnlyList<AcknowledgedOrder> Acknowledged, IReadOnlyList<TimeSpan> RecoveryTimes);

/// <summary>Continuous checkouts while the shop is killed, half of the time right after a response, otherwise at any moment.</summary>
internal static class CrashTest
{
    /// <param name="pause">The longest time between two kills.</param>
    public static async Task<CrashTestResult> RunAsync(
        IRestartableShop shop,
        int checkouts,
        int kills,
        int concurrency,
        TimeSpan pause,
        Random random,
        CancellationToken cancellationToken
    )
    {
        ConcurrentBag<AcknowledgedOrder> acknowledged = [];
        List<TimeSpan> recoveryTimes = [];
        var (begun, killed) = (0, 0);
        TaskCompletionSource? killAfter = null;
        var buying = Enumerable
            .Range(0, concurrency)
            .Select(_ =>
                Task.Run(
                    async () =>
                    {
                        while (Volatile.Read(ref killed) < kills || Volatile.Read(ref begun) < checkouts)
                        {
                            var person = Interlocked.Increment(ref begun);
                            if (
                                await shop.CheckOutAsync(person, () => Volatile.Read(ref killAfter)?.TrySetResult(), cancellationToken) is
                                { } order
                            )
                                acknowledged.Add(order);
                        }
                    },
                    cancellationToken
                )
            )
            .ToList();

        for (var kill = 0; kill < kills; kill++)
        {
            if (kill % 2 == 0)
            {
                var acknowledgement = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Volatile.Write(ref killAfter, acknowledgement);
                await Task.WhenAny(acknowledgement.Task, Task.Delay(pause, cancellationToken));
                Volatile.Write(ref killAfter, null);
            }
            else
            {
                await Task.Delay(pause * random.NextDouble(), cancellationToken);
            }

            recoveryTimes.Add(await shop.KillAsync(cancellationToken));
            Interlocked.Increment(ref killed);
        }

        await Task.WhenAll(buying);
        return new CrashTestResult([.. acknowledged], recoveryTimes);
    }
}
