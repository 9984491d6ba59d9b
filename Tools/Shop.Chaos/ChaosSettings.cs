namespace Shop.Chaos;

/// <summary>The options of a run. The defaults are the promised counts and times; use smaller ones to try the program out.</summary>
/// <param name="Parts">The parts to run, in this order; empty for the default ones.</param>
/// <param name="MaxDuration">After this time no further part starts, and the current one is stopped.</param>
/// <param name="Hosts">How many hosts share the flash sales; null for one and then two.</param>
internal sealed record ChaosSettings(
    IReadOnlyList<string> Parts,
    int Seed,
    TimeSpan MaxDuration,
    int? Hosts,
    int Rounds,
    int Buyers,
    int Units,
    int Payments,
    int Checkouts,
    int Kills,
    int Restarts,
    TimeSpan FaultDuration,
    bool Keep
);
