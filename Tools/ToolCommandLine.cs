using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;

namespace Shop.Tools;

/// <summary>Shared command line handling. Compiled into each tool.</summary>
internal static class ToolCommandLine
{
    private const int CalledWrongly = 2;

    /// <summary>Runs the command, or reports invalid arguments and exits with 2.</summary>
    /// <param name="verb">The command's name in <c>./shop</c>.</param>
    public static async Task<int> RunAsync(RootCommand command, string verb, string[] arguments)
    {
        var parsed = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            IEnumerable<string> words =
            [
                verb,
                .. command.Arguments.Select(argument => $"[{argument.Name}…]"),
                .. command.Options.Where(option => option is not (HelpOption or VersionOption)).Select(option => $"[{option.Name}]"),
            ];
            await Console.Error.WriteLineAsync($"usage: {string.Join(' ', words)}");
            return CalledWrongly;
        }

        try
        {
            // The command handles signals.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }
            );
        }
        catch (FileNotFoundException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    /// <summary>Runs until completion or shutdown, so that it can stop the processes it started.</summary>
    public static async Task<int> UntilStoppedAsync(Func<CancellationToken, Task<int>> run)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await run(stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
