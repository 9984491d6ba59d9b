using System.CommandLine;

namespace Shop.Bench;

/// <summary>The baseline for the shop's pages: a 2 KB page from an application that does nothing else.</summary>
internal static class BarePage
{
    /// <summary><c>bare --urls URL</c>: how the benchmark starts the baseline, in a separate process.</summary>
    public static Command Command()
    {
        Option<string> urls = new("--urls") { Required = true };
        var command = new Command("bare", "serve the page that the shop is compared with") { Hidden = true };
        command.Options.Add(urls);
        command.SetAction(
            async (parsed, _) =>
            {
                await using var app = Build(["--urls", parsed.GetRequiredValue(urls)]);
                await app.RunAsync();
                return 0;
            }
        );
        return command;
    }

    private static WebApplication Build(string[] arguments)
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
