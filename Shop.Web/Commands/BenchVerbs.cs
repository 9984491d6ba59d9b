using System.Globalization;
using System.Runtime.InteropServices;
using Shop.Web.Bench;

namespace Shop.Web.Commands;

/// <summary>
/// <c>bench [--seconds 10] [--clients 32] [--only pages|orders|import]</c>: runs the benchmark suite, or a part of it; exits with 1 when
/// anything failed under load.
/// </summary>
internal sealed class RunBench : IVerb
{
    public string Name => "bench";

    public string Summary => "run the benchmark suite";

    public async Task<int> RunAsync(string[] arguments)
    {
        // Stopped from outside, it takes the shop and the gateway it started along.
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        var run = new BenchRun(
            TimeSpan.FromSeconds(Number(arguments, "--seconds", 10)),
            Number(arguments, "--clients", 32),
            Text(arguments, "--only"),
            Console.Out
        );
        try
        {
            return await run.RunAsync(stop.Token) ? 0 : 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    private static int Number(string[] arguments, string option, int otherwise) =>
        int.TryParse(Text(arguments, option), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static string? Text(string[] arguments, string option)
    {
        var index = Array.IndexOf(arguments, option);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}

/// <summary>The yardstick of the benchmark: a page of 2 KB from an application that does nothing else.</summary>
internal sealed class ServeBarePage : IVerb
{
    public string Name => "bare";

    public string Summary => "serve the benchmark's bare page";

    public async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var page =
            "<!doctype html><title>Bare</title><h1>Bare page</h1>"
            + string.Concat(Enumerable.Repeat("<p>The same words again and again.</p>", 50));
        app.MapGet("/", () => Results.Text(page, "text/html"));
        await app.RunAsync();
        return 0;
    }
}
