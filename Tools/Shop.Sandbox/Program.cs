using System.CommandLine;
using Shop.Tools;

namespace Shop.Sandbox;

/// <summary><c>[--urls URL] [--Name=value…]</c>: serves until shutdown.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments)
    {
        Option<string?> urls = new("--urls") { Description = "where to listen; Payments:Sandbox:Url if not given" };
        var command = new RootCommand("The sandbox payment gateway and carrier. Settings follow as --Name=value.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.Options.Add(urls);
        command.SetAction(
            async (parsed, _) =>
            {
                string[] settings =
                [
                    .. parsed.UnmatchedTokens,
                    .. parsed.GetValue(urls) is { } url ? ["--urls", url] : Array.Empty<string>(),
                ];
                await using var app = SandboxApplication.Build(settings);
                await app.RunAsync();
                return 0;
            }
        );
        return ToolCommandLine.RunAsync(command, "gateway", arguments);
    }
}
