using System.Collections.Concurrent;

namespace Shop.Chaos;

internal enum Outcome
{
    /// <summary>Got it.</summary>
    Won,

    /// <summary>Was told plainly that there is none left.</summary>
    Refused,

    /// <summary>Anything else.</summary>
    Failed,
}

/// <param name="Number">What the winner was given, an order number for example.</param>
internal sealed record Attempt(Outcome Outcome, string? Number, string Said, TimeSpan Took);

/// <summary>
/// Something scarce that many want at the same moment: units of stock, uses of a code. The shop is one, and so is the naive table that has
/// to fail.
/// </summary>
internal interface IScarce
{
    /// <summary>What is done before the storm breaks, a cart filled for example.</summary>
    Task PrepareAsync(int person, CancellationToken cancellationToken);

    Task<Attempt> TryAsync(int person, CancellationToken cancellationToken);

    /// <summary>How many the counter itself says are gone.</summary>
    Task<int> CountTakenAsync(CancellationToken cancellationToken);
}

internal sealed record RushResult(IReadOnlyList<Attempt> Attempts, int Taken, IReadOnlyList<string> Problems)
{
    public IEnumerable<TimeSpan> Took => Attempts.Select(attempt => attempt.Took);
}

/// <summary>Everybody wants the same thing at once. Exactly as many as there are may get it, and the others are told so.</summary>
internal static class Rush
{
    private const int PreparingAtOnce = 16;

    public static async Task<RushResult> RunAsync(IScarce thing, int people, int available, CancellationToken cancellationToken)
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
        return new RushResult(attempts, taken, Judge(attempts, taken, people, available));
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
        problems.AddRange(
            attempts.Where(attempt => attempt.Outcome == Outcome.Failed).Select(attempt => $"a shopper got: {attempt.Said}")
        );
        return problems;
    }
}

/// <summary>
/// Who books what a gateway tells. The shop is one, and so is the booker that does not look whether it knows a notice already.
/// </summary>
internal interface IBooker
{
    /// <summary>A payment that waits for its card; answers how it is called.</summary>
    Task<string?> OpenAsync(int number, CancellationToken cancellationToken);

    /// <summary>Pays, so that notices go out late, twice and out of order, while the browser comes back.</summary>
    Task PayAsync(string payment, CancellationToken cancellationToken);

    /// <summary>Each payment with what the gateway took for it and what was booked.</summary>
    Task<IReadOnlyList<(string Payment, decimal Taken, decimal Booked)>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Many payments whose news come by two ways at once, more than once.</summary>
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

        // Notices that are late come late; what is wrong then stays wrong.
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
/// Somebody who sells and may be killed at any moment. The shop is one, and so is the checkout that charges first and saves afterwards.
/// </summary>
internal interface IMortalShop
{
    /// <summary>One checkout from cart to payment, each step again until it is answered; answers what the shopper was told.</summary>
    /// <param name="passed">Called right after an answer to the order and right after one to the payment.</param>
    Task<Note?> CheckOutAsync(int person, Action passed, CancellationToken cancellationToken);

    /// <summary>Kills it and brings it back; answers how long until it sold again.</summary>
    Task<TimeSpan> KillAsync(CancellationToken cancellationToken);

    Task<(IReadOnlyList<RecordedOrder> Orders, IReadOnlyList<RecordedCharge> Charges)> ReadBooksAsync(CancellationToken cancellationToken);
}

internal sealed record MortalResult(IReadOnlyList<Note> Notes, IReadOnlyList<TimeSpan> BackAfter);

/// <summary>Checkouts without end while the shop is killed, half of the time right after it answered, else at any moment.</summary>
internal static class KillStorm
{
    /// <param name="pause">The longest time between two kills.</param>
    public static async Task<MortalResult> RunAsync(
        IMortalShop shop,
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
        return new MortalResult([.. notes], back);
    }
}
