using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Hangfire;
using Hangfire.Storage;
using Shop.Web.Development;

namespace Shop.Chaos.Parts;

/// <summary>
/// Two hosts whose clocks are two minutes apart; then a clock two hours ahead, next to a correct one and alone, which is then corrected.
/// The database, the gateway, this program and the first host have the correct time.
/// </summary>
internal sealed class ClockPart : IChaosPart
{
    private const int Buyers = 4;
    private const int UnpaidPerHost = 4;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Jump = TimeSpan.FromHours(2);
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2.5);

    /// <summary>The tolerance after a deadline, as everywhere.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    private static readonly (string, string)[] Settings =
    [
        ("Orders__PaymentDeadlineMinutes", Deadline.TotalMinutes.ToString(CultureInfo.InvariantCulture)),
    ];

    public string Name => "clock";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostAsync(0, cancellationToken, Settings);
        await environment.StartHostAsync(1, cancellationToken, With(Skew));
        await DifferAsync(environment, findings, cancellationToken);

        await environment.KillHostAsync(1);
        await JudgeAsync(environment, findings, "the host that was ahead is killed", Soon + Skew, cancellationToken);

        await environment.StartHostAsync(1, cancellationToken, With(Jump));
        await BuyAsync(environment, findings, "beside a host two hours ahead", hosts: 2, cancellationToken);
        await environment.KillHostAsync(1);
        await JudgeAsync(environment, findings, "the host two hours ahead is killed", Soon, cancellationToken);

        await environment.StopHostAsync(0);
        await environment.StartHostAsync(0, cancellationToken, With(Jump));
        await BuyAsync(environment, findings, "alone and two hours ahead", hosts: 1, cancellationToken);
        await environment.StopHostAsync(0);
        await environment.StartHostAsync(0, cancellationToken, Settings);
        await JudgeAsync(environment, findings, "the clock is put right", Soon, cancellationToken);

        findings.JudgeNone("mails that came twice", [.. environment.Mails.Received.Where(mail => mail.Value > 1).Select(mail => mail.Key)]);
        await environment.AuditAsync(findings, cancellationToken);
    }

    private static (string, string)[] With(TimeSpan ahead) =>
        [.. Settings, (ShiftedClock.Key.Replace(":", "__", StringComparison.Ordinal), ahead.ToString("c", CultureInfo.InvariantCulture))];

    /// <summary>
    /// Each shopper buys through both hosts, and some never pay: their orders expire at most as early or late as the clocks differ.
    /// </summary>
    private static async Task DifferAsync(ChaosEnvironment environment, Findings findings, CancellationToken cancellationToken)
    {
        ConcurrentBag<Answer> answers = [];
        ConcurrentBag<string> paid = [];
        ConcurrentBag<TimeSpan> confirmed = [];
        ConcurrentBag<(string Number, TimeSpan After)> expired = [];
        var turn = 0;
        await using (
            BackgroundLoad.Of(
                Buyers,
                stop => BuyByTurnsAsync(environment, Interlocked.Increment(ref turn), answers, paid, confirmed, stop),
                cancellationToken
            )
        )
            await Task.WhenAll(
                Enumerable
                    .Range(0, 2 * UnpaidPerHost)
                    .Select(async person =>
                    {
                        using var shopper = environment.NewShopper(person % 2);
                        var isFilled = (await shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken)).IsGood;

                        // The deadline starts before the response arrives.
                        var placed = Stopwatch.GetTimestamp();
                        if (!isFilled || !(await shopper.PlaceAsync("card", cancellationToken)).IsGood)
                            throw new InvalidOperationException("An order could not be placed.");
                        environment.TakeNote(new Note(shopper.Number!, shopper.Total, Paid: false));
                        while (
                            Stopwatch.GetElapsedTime(placed) < Deadline + Skew + Grace
                            && await shopper.StatusAsync(cancellationToken) != "expired"
                        )
                            await Task.Delay(Breath, cancellationToken);
                        expired.Add((shopper.Number!, Stopwatch.GetElapsedTime(placed)));
                    })
            );

        findings.Tell("answers while clocks were two minutes apart", $"{answers.Count}");
        JudgeAnswers(findings, "two minutes apart", answers);
        var (first, last) = (expired.Min(order => order.After), expired.Max(order => order.After));
        findings.Judge(
            $"{expired.Count} unpaid orders expired after, first",
            $"{first.TotalSeconds:0} s",
            $"{(Deadline - Skew).TotalSeconds:0} s at least",
            first >= Deadline - Skew
        );
        findings.Judge(
            $"{expired.Count} unpaid orders expired after, last",
            $"{last.TotalSeconds:0} s",
            $"{(Deadline + Skew + Grace).TotalSeconds:0} s",
            last < Deadline + Skew + Grace
        );
        findings.Judge(
            "paid to confirmed, longest",
            $"{Times.At(confirmed, 1):0.0} s of {confirmed.Count}",
            "60 s",
            !confirmed.IsEmpty && Times.At(confirmed, 1) <= Soon.TotalSeconds
        );
        await environment.QuietAsync(Soon, cancellationToken);
        var statuses = (await environment.ReadOrdersAsync(cancellationToken)).ToDictionary(order => order.Number, order => order.Status);
        findings.JudgeNone(
            $"{paid.Count} orders paid in time: not confirmed",
            [.. paid.Where(number => statuses[number] != "confirmed").Select(number => $"{number} is {statuses[number]}")]
        );
    }

    /// <summary>A cart of one host is ordered on the other one and paid on the first.</summary>
    private static async Task BuyByTurnsAsync(
        ChaosEnvironment environment,
        int turn,
        ConcurrentBag<Answer> answers,
        ConcurrentBag<string> paid,
        ConcurrentBag<TimeSpan> confirmed,
        CancellationToken cancellationToken
    )
    {
        using var shopper = environment.NewShopper(turn % 2);
        if (!await TellAsync(shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken)))
            return;

        shopper.Shop = environment.AddressOf((turn + 1) % 2);
        if (!await TellAsync(shopper.PlaceAsync("card", cancellationToken)))
            return;

        var isPaid = false;
        try
        {
            shopper.Shop = environment.AddressOf(turn % 2);
            isPaid = await TellAsync(shopper.PayAsync(Shopper.GoodCard, cancellationToken));
        }
        finally
        {
            environment.TakeNote(new Note(shopper.Number!, shopper.Total, isPaid));
        }

        if (isPaid)
        {
            paid.Add(shopper.Number!);
            confirmed.Add(await ConfirmedAfterAsync(shopper, cancellationToken));
        }

        await Task.Delay(Breath, cancellationToken);

        async Task<bool> TellAsync(Task<Answer> asking)
        {
            var answer = await asking;
            answers.Add(answer);
            return answer.IsGood;
        }
    }

    private static async Task<TimeSpan> ConfirmedAfterAsync(Shopper shopper, CancellationToken cancellationToken)
    {
        var asked = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(asked) < Soon && await shopper.StatusAsync(cancellationToken) != "confirmed")
            await Task.Delay(100, cancellationToken);
        return Stopwatch.GetElapsedTime(asked);
    }

    private static async Task BuyAsync(
        ChaosEnvironment environment,
        Findings findings,
        string when,
        int hosts,
        CancellationToken cancellationToken
    )
    {
        ConcurrentBag<Answer> answers = [];
        var turn = 0;
        await using (
            BackgroundLoad.Buying(
                environment,
                () => environment.NewShopper(Interlocked.Increment(ref turn) % hosts),
                Buyers,
                answers,
                cancellationToken
            )
        )
            await Task.Delay(Ahead, cancellationToken);
        JudgeAnswers(findings, when, answers);
    }

    private static void JudgeAnswers(Findings findings, string when, IReadOnlyCollection<Answer> answers) =>
        findings.JudgeNone(
            $"{when}: of {answers.Count} requests lost or answered 5xx",
            [
                .. answers
                    .Where(answer => answer.Status is 0 or >= 500)
                    .Select(answer =>
                        string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {answer.Text[..Math.Min(160, answer.Text.Length)]}")
                    ),
            ]
        );

    /// <summary>
    /// With only the correct clock left, nothing waits for the wrong clock's time: shoppers buy, messages and mails go out, and each job
    /// runs on schedule.
    /// </summary>
    private static async Task JudgeAsync(
        ChaosEnvironment environment,
        Findings findings,
        string when,
        TimeSpan atMost,
        CancellationToken cancellationToken
    )
    {
        var since = Stopwatch.GetTimestamp();
        using (var shopper = environment.NewShopper())
        {
            var isBought =
                (await shopper.FillAsync(ChaosEnvironment.Plenty, cancellationToken)).IsGood
                && (await shopper.PlaceAsync("card", cancellationToken)).IsGood;
            var isPaid = isBought && (await shopper.PayAsync(Shopper.GoodCard, cancellationToken)).IsGood;
            if (isBought)
                environment.TakeNote(new Note(shopper.Number!, shopper.Total, isPaid));
            var after = isPaid ? await ConfirmedAfterAsync(shopper, cancellationToken) : Soon;
            findings.Judge($"{when}: paid to confirmed", $"{after.TotalSeconds:0.0} s", "60 s", after < Soon);
        }

        await JudgeNoneAsync("messages", async () =>
            await environment.QuietAsync(TimeSpan.FromMilliseconds(1), cancellationToken) is null ? ["they are not quiet"] : []
        );
        await JudgeNoneAsync("mails", async () =>
            await environment.CountUnsentMailsAsync(cancellationToken) is > 0 and var waiting
                ? [string.Create(CultureInfo.InvariantCulture, $"{waiting} wait")]
                : []
        );
        await JudgeNoneAsync("jobs", () => ListLateJobsAsync(environment));

        async Task JudgeNoneAsync(string what, Func<Task<IReadOnlyList<string>>> list)
        {
            IReadOnlyList<string> late;
            while ((late = await list()).Count > 0 && Stopwatch.GetElapsedTime(since) < atMost)
                await Task.Delay(Breath, cancellationToken);
            var took = Stopwatch.GetElapsedTime(since);
            findings.Judge(
                $"{when}: {what} in time again after",
                late.Count == 0 ? (FormattableString)$"{took.TotalSeconds:0} s" : $"{string.Join(", ", late.Take(3))}",
                $"{atMost.TotalSeconds:0} s",
                late.Count == 0
            );
        }
    }

    /// <summary>Jobs that are overdue, or whose next run was computed with the clock that was ahead.</summary>
    private static Task<IReadOnlyList<string>> ListLateJobsAsync(ChaosEnvironment environment)
    {
        var now = DateTime.UtcNow;
        using var connection = environment.Services.GetRequiredService<JobStorage>().GetConnection();
        IReadOnlyList<string> late =
        [
            .. connection
                .GetRecurringJobs()
                .Where(job => job.NextExecution is null || job.NextExecution < now - (Grace / 4) || job.LastExecution > now + (Skew / 4))
                .Select(job =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{job.Id} runs in {(job.NextExecution - now)?.TotalSeconds:0} s, {job.LastJobState}"
                    )
                ),
        ];
        return Task.FromResult(late);
    }
}
