using System.Diagnostics;
using Shop.Chaos.Parts;

namespace Shop.Chaos;

/// <summary>
/// Runs the parts one after the other in one environment. Each ends with the comparison of the three records and a check of all invariants.
/// </summary>
internal sealed class ChaosRun(ChaosSettings settings, TextWriter output)
{
    /// <summary>The parts that run when none is named.</summary>
    public static IReadOnlyList<IChaosPart> Default { get; } =
    [
        new StockPart(),
        new CodePart(),
        new GiftCardPart(),
        new WebhooksPart(),
        new KillPart(),
        new LatencyPart(),
        new DatabasePart(),
        new PoisonPart(),
        new HostsPart(),
        new ExternalServicePart("outside", environment => [environment.GatewayRelay, environment.MailRelay, environment.CarrierRelay]),
        new ClockPart(),
    ];

    /// <summary>The default parts, and those that take as long as all others together and run only when named.</summary>
    public static IReadOnlyList<IChaosPart> All { get; } =
    [
        .. Default,
        new ExternalServicePart("gateway", environment => [environment.GatewayRelay]),
        new ExternalServicePart("mail", environment => [environment.MailRelay]),
        new ExternalServicePart("carrier", environment => [environment.CarrierRelay]),
    ];

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new Findings(output);
        var chosen = settings.Parts.Count == 0 ? Default : [.. settings.Parts.Select(name => All.Single(part => part.Name == name))];
        findings.Print(
            $"seed {settings.Seed}, {Environment.ProcessorCount} processors, at most {settings.MaxDuration.TotalMinutes} minutes"
        );
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(settings.MaxDuration);
        var environment = await ChaosEnvironment.OpenAsync(settings.Keep, bound.Token);
        try
        {
            foreach (var part in chosen)
                await RunAsync(part, environment, findings, bound.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            findings.Check("ended in time", $"no", settings.MaxDuration + string.Empty, passed: false);
        }
        finally
        {
            await environment.DisposeAsync();
            if (settings.Keep)
                findings.Print($"logs are kept in {environment.Folder}");
        }

        findings.PrintTable();
        return findings.AllPassed;
    }

    private async Task RunAsync(IChaosPart part, ChaosEnvironment environment, Findings findings, CancellationToken cancellationToken)
    {
        findings.Part = part.Name;
        findings.Print($"{part.Name}");
        var started = Stopwatch.GetTimestamp();
        try
        {
            await part.RunAsync(environment, settings, findings, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            findings.Check("ran to its end", $"{exception.GetType().Name}: {exception.Message}", "yes", passed: false);
        }

        await environment.StopHostsAsync();
        environment.DrainedHosts.Clear();
        findings.Print($"  {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }
}
