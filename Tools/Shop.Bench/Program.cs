using System.CommandLine;
using Shop.Tools;

namespace Shop.Bench;

/// <summary>Runs the benchmark suite or one of its parts; exits with 1 when anything failed under load.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments)
    {
        Option<int> seconds = new("--seconds") { Description = "how long each measurement takes", DefaultValueFactory = _ => 10 };
        Option<int> clients = new("--clients") { Description = "how many clients there are at once", DefaultValueFactory = _ => 32 };
        Option<string?> only = new("--only") { Description = "pages, orders or import" };
        var command = new RootCommand("The benchmark suite.") { seconds, clients, only, BarePage.Command() };
        command.SetAction(
            (parsed, _) =>
                ToolCommandLine.UntilStoppedAsync(async stop =>
                {
                    var run = new BenchRun(
                        TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                        parsed.GetValue(clients),
                        parsed.GetValue(only),
                        Console.Out
                    );
                    return await run.RunAsync(stop) ? 0 : 1;
                })
        );
        return ToolCommandLine.RunAsync(command, "bench", arguments);
    }
}
