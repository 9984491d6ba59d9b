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

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BuyingDuration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private static readonly (string, string)[] Settings =
    [
        ("Orders__PaymentDeadlineMinutes", Deadline.TotalMinutes.ToString(CultureInfo.InvariantCulture)),
    ];

    public string Name => "clock";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostAsync(0, cancellationToken, Settings);
        await environment.StartHostAsync(1, cancellationToken, With(Skew));
        await RunWithSkewAsync(environment, findings, cancellationToken);

        await environment.KillHostAsync(1);
        await CheckRecoveryAsync(environment, findings, "the host that was ahead is killed", Timeout + Skew, cancellationToken);

        await environment.StartHostAsync(1, cancellationToken, With(Jump));
        await BuyAsync(environment, findings, "beside a host two hours ahead", hosts: 2, cancellationToken);
        await environment.KillHostAsync(1);
        await CheckRecoveryAsync(environment, findings, "the host two hours ahead is killed", Timeout, cancellationToken);

        await environment.StopHostAsync(0);
        await environment.StartHostAsync(0, cancellationToken, With(Jump));
        await BuyAsync(environment, findings, "alone and two hours ahead", hosts: 1, cancellationToken);
        await environment.StopHostAsync(0);
        await environment.StartHostAsync(0, cancellationToken, Settings);
        await CheckRecoveryAsync(environment, findings, "the clock is corrected", Timeout, cancellationToken);

        findings.CheckNone("duplicate mails", [.. environment.Mails.Received.Where(mail => mail.Value > 1).Select(mail => mail.Key)]);
        await environment.AuditAsync(findings, cancellationToken);
    }

    private static (string, string)[] With(TimeSpan ahead) =>
        [.. Settings, (ShiftedClock.Key.Replace(":", "__", StringComparison.Ordinal), ahead.ToString("c", CultureInfo.InvariantCulture))];

    /// <summary>
    /// Each shopper buys through both hosts, and some never pay: their orders expire at most as early or late as the clocks differ.
    /// </summary>
    private static async Task RunWithSkewAsync(ChaosEnvironment environment, Findings findings, CancellationToken cancellationToken)
    {
        ConcurrentBag<ShopResponse> responses = [];
        ConcurrentBag<string> paid = [];
        ConcurrentBag<TimeSpan> confirmed = [];
        ConcurrentBag<(string Number, TimeSpan After)> expired = [];
        var turn = 0;
        await using (
            BackgroundLoad.Of(
                Buyers,
                stop => BuyAcrossHostsAsync(environment, Interlocked.Increment(ref turn), responses, paid, confirmed, stop),
                cancellationToken
            )
        )
            await Task.WhenAll(
                Enumerable
                    .Range(0, 2 * UnpaidPerHost)
                    .Select(async person =>
                    {
                        using var shopper = environment.NewShopper(person % 2);
                        var isFilled = (await shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken)).IsSuccess;

                        // The deadline starts before the response arrives.
                        var placed = Stopwatch.GetTimestamp();
                        if (!isFilled || !(await shopper.PlaceOrderAsync("card", cancellationToken)).IsSuccess)
                            throw new InvalidOperationException("An order could not be placed.");
                        environment.RecordAcknowledged(shopper, paid: false);
                        while (
                            Stopwatch.GetElapsedTime(placed) < Deadline + Skew + Grace
                            && await shopper.GetStatusAsync(cancellationToken) != "expired"
                        )
                            await Task.Delay(PollInterval, cancellationToken);
                        expired.Add((shopper.Number!, Stopwatch.GetElapsedTime(placed)));
                    })
            );

        findings.Report("responses while clocks were two minutes apart", $"{responses.Count}");
        CheckResponses(findings, "two minutes apart", responses);
        var (first, last) = (expired.Min(order => order.After), expired.Max(order => order.After));
        findings.Check(
            $"{expired.Count} unpaid orders expired after, first",
            $"{first.TotalSeconds:0} s",
            $"{(Deadline - Skew).TotalSeconds:0} s at least",
            first >= Deadline - Skew
        );
        findings.Check(
            $"{expired.Count} unpaid orders expired after, last",
            $"{last.TotalSeconds:0} s",
            $"{(Deadline + Skew + Grace).TotalSeconds:0} s",
            last < Deadline + Skew + Grace
        );
        findings.Check(
            "paid to confirmed, longest",
            $"{Percentile.Of(confirmed, 1):0.0} s of {confirmed.Count}",
            "60 s",
            !confirmed.IsEmpty && Percentile.Of(confirmed, 1) <= Timeout.TotalSeconds
        );
        await environment.WaitUntilIdleAsync(Timeout, cancellationToken);
        var statuses = (await environment.ReadOrdersAsync(cancellationToken)).ToDictionary(order => order.Number, order => order.Status);
        findings.CheckNone(
            $"{paid.Count} orders paid in time: not confirmed",
            [.. paid.Where(number => statuses[number] != "confirmed").Select(number => $"{number} is {statuses[number]}")]
        );
    }

    /// <summary>A cart of one host is ordered on the other one and paid on the first.</summary>
    private static async Task BuyAcrossHostsAsync(
        ChaosEnvironment environment,
        int turn,
        ConcurrentBag<ShopResponse> responses,
        ConcurrentBag<string> paid,
        ConcurrentBag<TimeSpan> confirmed,
        CancellationToken cancellationToken
    )
    {
        using var shopper = environment.NewShopper(turn % 2);
        if (!await RecordAsync(shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken)))
            return;

        shopper.Shop = environment.AddressOf((turn + 1) % 2);
        if (!await RecordAsync(shopper.PlaceOrderAsync("card", cancellationToken)))
            return;

        var isPaid = false;
        try
        {
            shopper.Shop = environment.AddressOf(turn % 2);
            isPaid = await RecordAsync(shopper.PayAsync(Shopper.GoodCard, cancellationToken));
        }
        finally
        {
            environment.RecordAcknowledged(shopper, isPaid);
        }

        if (isPaid)
        {
            paid.Add(shopper.Number!);
            confirmed.Add(await MeasureConfirmationAsync(shopper, cancellationToken));
        }

        await Task.Delay(PollInterval, cancellationToken);

        async Task<bool> RecordAsync(Task<ShopResponse> asking)
        {
            var response = await asking;
            responses.Add(response);
            return response.IsSuccess;
        }
    }

    private static async Task<TimeSpan> MeasureConfirmationAsync(Shopper shopper, CancellationToken cancellationToken)
    {
        var asked = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(asked) < Timeout && await shopper.GetStatusAsync(cancellationToken) != "confirmed")
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
        ConcurrentBag<ShopResponse> responses = [];
        var turn = 0;
        await using (
            BackgroundLoad.Buying(
                environment,
                () => environment.NewShopper(Interlocked.Increment(ref turn) % hosts),
                Buyers,
                responses,
                cancellationToken
            )
        )
            await Task.Delay(BuyingDuration, cancellationToken);
        CheckResponses(findings, when, responses);
    }

    private static void CheckResponses(Findings findings, string when, IReadOnlyCollection<ShopResponse> responses) =>
        findings.CheckNone(
            $"{when}: of {responses.Count} requests lost or answered 5xx",
            [
                .. responses
                    .Where(response => response.Status is 0 or >= 500)
                    .Select(response =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{response.Status} {response.Text[..Math.Min(160, response.Text.Length)]}"
                        )
                    ),
            ]
        );

    /// <summary>
    /// With only the correct clock left, nothing waits for the wrong clock's time: shoppers buy, messages and mails go out, and each job
    /// runs on schedule.
    /// </summary>
    private static async Task CheckRecoveryAsync(
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
                (await shopper.FillCartAsync(ChaosEnvironment.InStockSku, cancellationToken)).IsSuccess
                && (await shopper.PlaceOrderAsync("card", cancellationToken)).IsSuccess;
            var isPaid = isBought && (await shopper.PayAsync(Shopper.GoodCard, cancellationToken)).IsSuccess;
            if (isBought)
                environment.RecordAcknowledged(shopper, isPaid);
            var after = isPaid ? await MeasureConfirmationAsync(shopper, cancellationToken) : Timeout;
            findings.Check($"{when}: paid to confirmed", $"{after.TotalSeconds:0.0} s", "60 s", after < Timeout);
        }

        await CheckNoneAsync("messages", async () =>
            await environment.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(1), cancellationToken) is null ? ["messages are due"] : []
        );
        await CheckNoneAsync("mails", async () =>
            await environment.CountUnsentMailsAsync(cancellationToken) is > 0 and var waiting
                ? [string.Create(CultureInfo.InvariantCulture, $"{waiting} wait")]
                : []
        );
        await CheckNoneAsync("jobs", () => ListLateJobsAsync(environment));

        async Task CheckNoneAsync(string what, Func<Task<IReadOnlyList<string>>> list)
        {
            IReadOnlyList<string> late;
            while ((late = await list()).Count > 0 && Stopwatch.GetElapsedTime(since) < atMost)
                await Task.Delay(PollInterval, cancellationToken);
            var took = Stopwatch.GetElapsedTime(since);
            findings.Check(
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
