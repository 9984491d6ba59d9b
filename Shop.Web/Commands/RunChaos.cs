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
internal sealed class RunChaos : IVerb
{
    public string Name => "chaos";

    public string Summary => "run the storm, kill and fault tests";

    public async Task<int> RunAsync(string[] arguments)
    {
        var settings = ChaosSettings.Parse(arguments);
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
