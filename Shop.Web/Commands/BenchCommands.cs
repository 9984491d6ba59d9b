using System.CommandLine;
using System.Runtime.InteropServices;
using Shop.Web.Bench;

namespace Shop.Web.Commands;

/// <summary>Runs the benchmark suite, or a part of it; exits with 1 when anything failed under load.</summary>
internal sealed class RunBench : Command
{
    private readonly Option<int> seconds = new("--seconds") { DefaultValueFactory = _ => 10 };
    private readonly Option<int> clients = new("--clients") { DefaultValueFactory = _ => 32 };
    private readonly Option<string?> only = new("--only") { Description = "pages, orders or import" };

    public RunBench()
        : base("bench", "run the benchmark suite")
    {
        Options.Add(seconds);
        Options.Add(clients);
        Options.Add(only);
        SetAction((parsed, _) => RunAsync(parsed));
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        // Stopped from outside, it takes the shop and the gateway it started along.
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        var run = new BenchRun(
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(clients),
            parsed.GetValue(only),
            Console.Out
        );
        return await run.RunAsync(stop.Token) ? 0 : 1;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}

/// <summary>The yardstick of the benchmark: a page of 2 KB from an application that does nothing else.</summary>
internal static class BarePage
{
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var page =
            "<!doctype html><title>Bare</title><h1>Bare page</h1>"
            + string.Concat(Enumerable.Repeat("<p>The same words again and again.</p>", 50));
        app.MapGet("/", () => Results.Text(page, "text/html"));
        return app;
    }
}
