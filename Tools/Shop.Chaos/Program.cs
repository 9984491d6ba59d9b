using System.CommandLine;
using Shop.Tools;

namespace Shop.Chaos;

/// <summary>
/// <c>[part…] [--minutes 20] [--seed n] [--hosts 1|2] [--rounds 10] [--fault-seconds 180] [--keep]</c>: injects faults into a temporary
/// shop and verifies the outcome; exits with 1 on a failure, 2 on invalid arguments. Without a part all of them run except <c>gateway</c>,
/// <c>mail</c> and <c>carrier</c>, which each break one of the services that <c>outside</c> breaks at once.
/// </summary>
internal static class Program
{
    private static readonly Argument<string[]> Parts = new("part") { Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<int> Minutes = Number("--minutes", 20);
    private static readonly Option<int> Seed = new("--seed") { DefaultValueFactory = _ => Random.Shared.Next(1, 1_000_000) };
    private static readonly Option<int?> Hosts = new("--hosts") { Description = "1 or 2; without it first one and then two" };
    private static readonly Option<int> Rounds = Number("--rounds", 10);
    private static readonly Option<int> Buyers = Number("--buyers", 500);
    private static readonly Option<int> Units = Number("--units", 50);
    private static readonly Option<int> Payments = Number("--payments", 1_000);
    private static readonly Option<int> Checkouts = Number("--checkouts", 200);
    private static readonly Option<int> Kills = Number("--kills", 30);
    private static readonly Option<int> Restarts = Number("--restarts", 10);
    private static readonly Option<int> FaultSeconds = Number("--fault-seconds", 180);
    private static readonly Option<bool> Keep = new("--keep");

    public static Task<int> Main(string[] arguments)
    {
        var command = new RootCommand("Load, kill and fault tests.")
        {
            Parts,
            Minutes,
            Seed,
            Hosts,
            Rounds,
            Buyers,
            Units,
            Payments,
            Checkouts,
            Kills,
            Restarts,
            FaultSeconds,
            Keep,
        };
        command.SetAction((parsed, _) => RunAsync(SettingsOf(parsed)));
        return ToolCommandLine.RunAsync(command, "chaos", arguments);
    }

    private static Option<int> Number(string name, int otherwise) => new(name) { DefaultValueFactory = _ => otherwise };

    private static ChaosSettings SettingsOf(ParseResult parsed) =>
        new(
            parsed.GetValue(Parts) ?? [],
            parsed.GetValue(Seed),
            TimeSpan.FromMinutes(parsed.GetValue(Minutes)),
            parsed.GetValue(Hosts) is { } count ? Math.Clamp(count, 1, 2) : null,
            parsed.GetValue(Rounds),
            parsed.GetValue(Buyers),
            parsed.GetValue(Units),
            parsed.GetValue(Payments),
            parsed.GetValue(Checkouts),
            parsed.GetValue(Kills),
            parsed.GetValue(Restarts),
            TimeSpan.FromSeconds(parsed.GetValue(FaultSeconds)),
            parsed.GetValue(Keep)
        );

    private static async Task<int> RunAsync(ChaosSettings settings)
    {
        if (settings.Parts.Except(ChaosRun.All.Select(part => part.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"There is no part '{unknown}'. Parts: {string.Join(", ", ChaosRun.Default.Select(part => part.Name))}; "
                    + $"only when named: {string.Join(", ", ChaosRun.All.Except(ChaosRun.Default).Select(part => part.Name))}."
            );
            return 2;
        }

        return await ToolCommandLine.UntilStoppedAsync(async stop => await new ChaosRun(settings, Console.Out).RunAsync(stop) ? 0 : 1);
    }
}
