using System.Globalization;

namespace Shop.Web.Chaos;

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
)
{
    /// <summary>Options as <c>--name value</c>; every other word is a part.</summary>
    public static ChaosSettings Parse(IReadOnlyList<string> arguments)
    {
        List<string> parts = [];
        Dictionary<string, string> options = [];
        for (var index = 0; index < arguments.Count; index++)
            if (arguments[index] == "--keep")
                options["--keep"] = "1";
            else if (arguments[index].StartsWith("--", StringComparison.Ordinal) && index + 1 < arguments.Count)
                options[arguments[index]] = arguments[++index];
            else
                parts.Add(arguments[index]);

        int Number(string name, int otherwise) =>
            options.TryGetValue(name, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number)
                ? number
                : otherwise;
        return new ChaosSettings(
            parts,
            Number("--seed", Random.Shared.Next(1, 1_000_000)),
            TimeSpan.FromMinutes(Number("--minutes", 20)),
            options.ContainsKey("--hosts") ? Math.Clamp(Number("--hosts", 1), 1, 2) : null,
            Number("--rounds", 10),
            Number("--buyers", 500),
            Number("--units", 50),
            Number("--payments", 1_000),
            Number("--checkouts", 200),
            Number("--kills", 30),
            Number("--restarts", 10),
            TimeSpan.FromSeconds(Number("--fault-seconds", 180)),
            options.ContainsKey("--keep")
        );
    }
}
