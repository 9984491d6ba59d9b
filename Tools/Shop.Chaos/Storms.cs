using System.Collections.Concurrent;

namespace Shop.Chaos;

internal enum Outcome
{
    /// <summary>Succeeded.</summary>
    Won,

    /// <summary>Refused because none is left.</summary>
    Refused,

    /// <summary>Any other response.</summary>
    Failed,
}

/// <param name="Number">What the successful shopper received, for example an order number.</param>
internal sealed record Attempt(Outcome Outcome, string? Number, string Said, TimeSpan Took);

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
    Task<int> CountTakenAsync(CancellationToken cancellationToken);
}

internal sealed record FlashSaleResult(IReadOnlyList<Attempt> Attempts, int Taken, IReadOnlyList<string> Problems)
{
    public IEnumerable<TimeSpan> Took => Attempts.Select(attempt => attempt.Took);
}

/// <summary>All attempts run at once. Exactly as many as available may succeed; the others must be refused as sold out.</summary>
internal static class FlashSale
{
    private const int PreparingAtOnce = 16;

    public static async Task<FlashSaleResult> RunAsync(IScarceStock thing, int people, int available, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, people),
            new ParallelOptions { MaxDegreeOfParallelism = PreparingAtOnce, CancellationToken = cancellationToken },
            async (person, stop) => await thing.PrepareAsync(person, stop)
        );
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var trying = Enumerable
            .Range(0, people)
            .Select(person =>
                Task.Run(
                    async () =>
                    {
                        await start.Task;
                        return await thing.TryAsync(person, cancellationToken);
                    },
                    cancellationToken
                )
            )
            .ToList();
        start.SetResult();
        var attempts = await Task.WhenAll(trying);
        var taken = await thing.CountTakenAsync(cancellationToken);
        return new FlashSaleResult(attempts, taken, Judge(attempts, taken, people, available));
    }

    private static List<string> Judge(IReadOnlyList<Attempt> attempts, int taken, int people, int available)
    {
        List<string> problems = [];
        var due = Math.Min(people, available);
        var won = attempts.Where(attempt => attempt.Outcome == Outcome.Won).ToList();
        if (won.Count > due)
            problems.Add($"{won.Count} got one of {available}");
        if (won.Count < due)
            problems.Add($"{due - won.Count} were refused while there was one left");
        if (taken != due)
            problems.Add($"{taken} of {available} are gone by the book, {due} should be");
        if (won.Select(attempt => attempt.Number).Distinct().Count() != won.Count)
            problems.Add("two winners were given the same number");
        problems.AddRange(attempts.Where(attempt => attempt.Outcome == Outcome.Failed).Select(attempt => $"a shopper got: {attempt.Said}"));
        return problems;
    }
}

/// <summary>Applies payment webhooks. Implemented by the shop, and by a naive version that does not recognize duplicates.</summary>
internal interface IBooker
{
    /// <summary>Creates a payment that waits for its card; returns its reference.</summary>
    Task<string?> OpenAsync(int number, CancellationToken cancellationToken);

    /// <summary>Pays, so that webhooks are sent late, twice and out of order while the browser returns.</summary>
    Task PayAsync(string payment, CancellationToken cancellationToken);

    /// <summary>Each payment with the amount charged by the gateway and the amount recorded.</summary>
    Task<IReadOnlyList<(string Payment, decimal Taken, decimal Booked)>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Many payments whose updates arrive more than once, by webhook and by the browser's return.</summary>
internal static class NoticeStorm
{
    public static async Task<IReadOnlyList<string>> RunAsync(
        IBooker booker,
        int payments,
        int atOnce,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        ConcurrentBag<string> opened = [];
        ConcurrentBag<string> problems = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, payments),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (number, stop) =>
            {
                if (await booker.OpenAsync(number, stop) is not { } payment)
                {
                    problems.Add("a payment could not be begun");
                    return;
                }

                opened.Add(payment);
                await booker.PayAsync(payment, stop);
            }
        );

        // Late webhooks may still arrive; what is wrong after that stays wrong.
        var until = DateTime.UtcNow + patience;
        while (true)
        {
            var read = await booker.ReadAsync(cancellationToken);
            var booked = read.ToDictionary(row => row.Payment);
            List<string> wrong =
            [
                .. opened.Where(payment => !booked.ContainsKey(payment)).Select(payment => $"{payment} is lost"),
                .. read.Where(row => opened.Contains(row.Payment) && row.Taken != row.Booked)
                    .Select(row => $"{row.Payment}: {row.Taken} were taken and {row.Booked} booked"),
            ];
            if (wrong.Count == 0 || DateTime.UtcNow > until || wrong.Exists(_ => read.Any(row => row.Booked > row.Taken)))
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
    /// <param name="passed">Called right after the response to the order and the response to the payment.</param>
    Task<Note?> CheckOutAsync(int person, Action passed, CancellationToken cancellationToken);

    /// <summary>Kills and restarts it; returns the time until it sold again.</summary>
    Task<TimeSpan> KillAsync(CancellationToken cancellationToken);

    Task<(IReadOnlyList<RecordedOrder> Orders, IReadOnlyList<RecordedCharge> Charges)> ReadBooksAsync(CancellationToken cancellationToken);
}

internal sealed record RestartResult(IReadOnlyList<Note> Notes, IReadOnlyList<TimeSpan> BackAfter);

/// <summary>Continuous checkouts while the shop is killed, half of the time right after a response, otherwise at any moment.</summary>
internal static class KillStorm
{
    /// <param name="pause">The longest time between two kills.</param>
    public static async Task<RestartResult> RunAsync(
        IRestartableShop shop,
        int checkouts,
        int kills,
        int atOnce,
        TimeSpan pause,
        Random random,
        CancellationToken cancellationToken
    )
    {
        ConcurrentBag<Note> notes = [];
        List<TimeSpan> back = [];
        var (begun, killed) = (0, 0);
        TaskCompletionSource? aimed = null;
        var buying = Enumerable
            .Range(0, atOnce)
            .Select(_ =>
                Task.Run(
                    async () =>
                    {
                        while (Volatile.Read(ref killed) < kills || Volatile.Read(ref begun) < checkouts)
                        {
                            var person = Interlocked.Increment(ref begun);
                            if (
                                await shop.CheckOutAsync(person, () => Volatile.Read(ref aimed)?.TrySetResult(), cancellationToken) is
                                { } note
                            )
                                notes.Add(note);
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
                var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Volatile.Write(ref aimed, answered);
                await Task.WhenAny(answered.Task, Task.Delay(pause, cancellationToken));
                Volatile.Write(ref aimed, null);
            }
            else
            {
                await Task.Delay(pause * random.NextDouble(), cancellationToken);
            }

            back.Add(await shop.KillAsync(cancellationToken));
            Interlocked.Increment(ref killed);
        }

        await Task.WhenAll(buying);
        return new RestartResult([.. notes], back);
    }
}
