using System.Diagnostics;
using Shop.Web.Hosting;

namespace Shop.Web.Development;

/// <summary>
/// A program under <c>Tools/</c> of the checkout that the host starts in Development. A published shop runs outside the checkout and finds
/// none.
/// </summary>
internal sealed class DevelopmentProgram
{
    private readonly IReadOnlyList<string> command;

    private DevelopmentProgram(IReadOnlyList<string> command) => this.command = command;

    /// <summary>
    /// With <c>./shop</c>, the copy that was published along with the host; otherwise <c>dotnet run</c>, which compiles it first. Null
    /// outside a checkout.
    /// </summary>
    public static DevelopmentProgram? Find(string name)
    {
        if (DataFolder.Checkout is not { } checkout)
            return null;

        var project = Path.Combine(checkout, "Tools", name);
        if (!Directory.Exists(project))
            return null;

        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var published = Path.Combine(project, "bin", "app", name + ".dll");
        return IsPublished && File.Exists(published)
            ? new DevelopmentProgram([dotnet, published])
            : new DevelopmentProgram([dotnet, "run", "--project", project, "-c", "Release", "--"]);
    }

    private static bool IsPublished =>
        AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).EndsWith(Path.Combine("bin", "app"), StringComparison.Ordinal);

    /// <summary>Runs it to completion on this console and returns its exit code.</summary>
    public async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments]))!;
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts it in a separate session without pipes to this process, so that it outlives the host.</summary>
    /// <param name="log">Receives its output.</param>
    public Process StartDetached(IEnumerable<string> arguments, string log)
    {
        const string Script =
            "if command -v setsid >/dev/null; then exec setsid \"$0\" \"$@\" </dev/null >>\"$PROGRAM_LOG\" 2>&1; "
            + "else exec nohup \"$0\" \"$@\" </dev/null >>\"$PROGRAM_LOG\" 2>&1; fi";
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, .. command, .. arguments]);
        start.Environment["PROGRAM_LOG"] = log;
        return Process.Start(start)!;
    }
}
