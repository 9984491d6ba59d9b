namespace Shop.Chaos;

/// <summary>
/// What a run is asked for. Counts and times of the promises are the defaults; smaller ones are for trying the program out.
/// </summary>
/// <param name="Parts">The parts to run, in this order; empty for the usual ones.</param>
/// <param name="Most">After this time no further part begins, and the one that runs is stopped.</param>
/// <param name="Hosts">How many hosts share the storms; null for one and then two.</param>
internal sealed record ChaosSettings(
    IReadOnlyList<string> Parts,
    int Seed,
    TimeSpan Most,
    int? Hosts,
    int Rounds,
    int Buyers,
    int Units,
    int Payments,
    int Checkouts,
    int Kills,
    int Restarts,
    TimeSpan Fault,
    bool Keep
);
