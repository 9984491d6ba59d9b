namespace Shop.Web.Chaos.Parts;

/// <summary>Hosts whose clocks differ cannot be made on one machine without a second clock in the program, which it does not have on purpose.</summary>
internal sealed class ClockPart : IChaosPart
{
    public string Name => "clock";

    public Task RunAsync(Yard yard, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        findings.Tell("skipped", $"a host takes its clock from the system, and no setting shifts it");
        return Task.CompletedTask;
    }
}
