using System.Diagnostics;
using Shop.Chaos.Parts;

namespace Shop.Chaos;

/// <summary>
/// Runs the parts one after the other in one environment. Each ends with the comparison of the three records and a check of all invariants.
/// </summary>
internal sealed class ChaosRun(ChaosSettings settings, TextWriter output)
{
    /// <summary>The parts that run when none is named.</summary>
    public static IReadOnlyList<IChaosPart> Usual { get; } =
    [
        new StockPart(),
        new CodePart(),
        new GiftCardPart(),
        new NoticesPart(),
        new KillPart(),
        new LatencyPart(),
        new DatabasePart(),
        new PoisonPart(),
        new HostsPart(),
        new OutsidePart("outside", environment => [environment.GatewayLine, environment.MailLine, environment.CarrierLine]),
        new ClockPart(),
    ];

    /// <summary>The default parts, and those that take as long as all others together and run only when named.</summary>
    public static IReadOnlyList<IChaosPart> All { get; } =
    [
        .. Usual,
        new OutsidePart("gateway", environment => [environment.GatewayLine]),
        new OutsidePart("mail", environment => [environment.MailLine]),
        new OutsidePart("carrier", environment => [environment.CarrierLine]),
    ];

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new Findings(output);
        var chosen = settings.Parts.Count == 0 ? Usual : [.. settings.Parts.Select(name => All.Single(part => part.Name == name))];
        findings.Flash($"seed {settings.Seed}, {Environment.ProcessorCount} processors, at most {settings.Max.TotalMinutes} minutes");
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(settings.Max);
        var environment = await ChaosEnvironment.OpenAsync(settings.Keep, bound.Token);
        try
        {
            foreach (var part in chosen)
                await RunAsync(part, environment, findings, bound.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            findings.Judge("ended in time", $"no", settings.Max + string.Empty, isGood: false);
        }
        finally
        {
            await environment.DisposeAsync();
            if (settings.Keep)
                findings.Flash($"logs are kept in {environment.Folder}");
        }

        findings.PrintTable();
        return findings.AllGood;
    }

    private async Task RunAsync(IChaosPart part, ChaosEnvironment environment, Findings findings, CancellationToken cancellationToken)
    {
        findings.Part = part.Name;
        findings.Flash($"{part.Name}");
        var started = Stopwatch.GetTimestamp();
        try
        {
            await part.RunAsync(environment, settings, findings, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            findings.Judge("ran to its end", $"{exception.GetType().Name}: {exception.Message}", "yes", isGood: false);
        }

        await environment.StopHostsAsync();
        environment.Closed.Clear();
        findings.Flash($"  {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }
}
