namespace Shop.Chaos;

/// <summary>One kind of fault: injects it and verifies the outcome. Starts the hosts it needs; they are stopped for it.</summary>
internal interface IChaosPart
{
    string Name { get; }

    Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken);
}
