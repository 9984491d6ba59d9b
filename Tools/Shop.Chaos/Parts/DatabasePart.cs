using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Chaos.Parts;

/// <summary>Restarts PostgreSQL under load, half of the time by a crash.</summary>
internal sealed class DatabasePart : IChaosPart
{
    private const int Buyers = 6;
    private const int Readers = 4;

    public string Name => "database";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(1, cancellationToken);
        ConcurrentBag<Answer> bought = [];
        ConcurrentBag<Answer> read = [];
        List<TimeSpan> ready = [];
        var random = new Random(settings.Seed);
        await using (BackgroundLoad.Buying(environment, () => environment.NewShopper(), Buyers, bought, cancellationToken))
        await using (BackgroundLoad.Browsing(environment, () => environment.NewShopper(), Readers, read, cancellationToken))
            for (var restart = 0; restart < settings.Restarts; restart++)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 + random.NextDouble()), cancellationToken);
                await environment.RestartDatabaseAsync(crash: restart % 2 == 1, TimeSpan.FromSeconds(1), cancellationToken);
                var up = Stopwatch.GetTimestamp();
                await environment.HostOf(0).AnswersAsync("/health/ready", cancellationToken);
                ready.Add(Stopwatch.GetElapsedTime(up));
            }

        findings.Judge(
            $"ready after {settings.Restarts} restarts, longest",
            $"{Times.At(ready, 1):0.0} s",
            "10 s",
            Times.At(ready, 1) <= 10
        );
        Judge(findings, "orders", bought);
        Judge(findings, "pages", read);
        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>Requests that were refused got a proper error.</summary>
    internal static void Judge(Findings findings, string what, IReadOnlyCollection<Answer> answers)
    {
        findings.Tell($"{what}: answers, of them busy", $"{answers.Count}, {answers.Count(answer => answer.Status == 503)}");
        findings.JudgeNone(
            $"{what}: other 5xx, stack traces, wrong problems",
            [
                .. answers
                    .Where(answer =>
                        answer.Status is 500 or > 503
                        || answer.Text.Contains("\n   at ", StringComparison.Ordinal)
                        || (answer is { Status: 503, Problem: not null and not "busy" })
                    )
                    .Select(answer => $"{answer.Status} {answer.Text[..Math.Min(200, answer.Text.Length)]}"),
            ]
        );
        findings.JudgeNone($"{what}: no answer", [.. answers.Where(answer => answer.Status == 0).Select(answer => answer.Text)]);
        findings.Judge(
            $"{what}: slowest answer",
            $"{Times.At(answers.Select(answer => answer.Took), 1):0.0} s",
            "10 s",
            Times.At(answers.Select(answer => answer.Took), 1) <= 10
        );
    }
}
