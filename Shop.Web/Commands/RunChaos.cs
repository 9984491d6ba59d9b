using System.CommandLine;
using System.Runtime.InteropServices;
using Shop.Web.Chaos;

namespace Shop.Web.Commands;

/// <summary>
/// <c>chaos [part…] [--minutes 20] [--seed n] [--hosts 1|2] [--rounds 10] [--fault-seconds 180] [--keep]</c>: makes trouble for a shop of
/// its own and judges what came of it; exits with 1 when
/// anything broke, 2 when it was called wrongly. Without a part all of them run but <c>gateway</c>, <c>mail</c> and <c>carrier</c>, which
/// each make one service bad of those that
/// <c>outside</c> makes bad at once.
/// </summary>
internal sealed class RunChaos : Command
{
    private readonly Argument<string[]> parts = new("part") { Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int> minutes = Number("--minutes", 20);
    private readonly Option<int> seed = new("--seed") { DefaultValueFactory = _ => Random.Shared.Next(1, 1_000_000) };
    private readonly Option<int?> hosts = new("--hosts") { Description = "1 or 2; without it first one and then two" };
    private readonly Option<int> rounds = Number("--rounds", 10);
    private readonly Option<int> buyers = Number("--buyers", 500);
    private readonly Option<int> units = Number("--units", 50);
    private readonly Option<int> payments = Number("--payments", 1_000);
    private readonly Option<int> checkouts = Number("--checkouts", 200);
    private readonly Option<int> kills = Number("--kills", 30);
    private readonly Option<int> restarts = Number("--restarts", 10);
    private readonly Option<int> faultSeconds = Number("--fault-seconds", 180);
    private readonly Option<bool> keep = new("--keep");

    public RunChaos()
        : base("chaos", "run the storm, kill and fault tests")
    {
        Arguments.Add(parts);
        foreach (
            var option in (Option[])[minutes, seed, hosts, rounds, buyers, units, payments, checkouts, kills, restarts, faultSeconds, keep]
        )
            Options.Add(option);
        SetAction((parsed, _) => RunAsync(SettingsOf(parsed)));
    }

    private static Option<int> Number(string name, int otherwise) => new(name) { DefaultValueFactory = _ => otherwise };

    private ChaosSettings SettingsOf(ParseResult parsed) =>
        new(
            parsed.GetValue(parts) ?? [],
            parsed.GetValue(seed),
            TimeSpan.FromMinutes(parsed.GetValue(minutes)),
            parsed.GetValue(hosts) is { } count ? Math.Clamp(count, 1, 2) : null,
            parsed.GetValue(rounds),
            parsed.GetValue(buyers),
            parsed.GetValue(units),
            parsed.GetValue(payments),
            parsed.GetValue(checkouts),
            parsed.GetValue(kills),
            parsed.GetValue(restarts),
            TimeSpan.FromSeconds(parsed.GetValue(faultSeconds)),
            parsed.GetValue(keep)
        );

    private static async Task<int> RunAsync(ChaosSettings settings)
    {
        if (settings.Parts.Except(ChaosRun.All.Select(part => part.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"There is no part '{unknown}'. Parts: {string.Join(", ", ChaosRun.Usual.Select(part => part.Name))}; only when named: {string.Join(", ", ChaosRun.All.Except(ChaosRun.Usual).Select(part => part.Name))}."
            );
            return 2;
        }

        // Stopped from outside, it takes all that it started along.
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        return await new ChaosRun(settings, Console.Out).RunAsync(stop.Token) ? 0 : 1;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
