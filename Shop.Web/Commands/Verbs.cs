using Shop.Web.Database;
using Shop.Web.Hosting;

namespace Shop.Web.Commands;

/// <summary>The program's verbs. Without one it serves.</summary>
internal static class Verbs
{
    private static readonly IVerb[] All =
    [
        new Serve(),
        new ImportCatalog(),
        new ExportCatalog(),
        new Migrate(),
        new Check(),
        new RunGateway(),
        new CreateOwner(),
        new RunBench(),
        new ServeBarePage(),
        new RunChaos(),
        new BackUp(),
        new Restore(),
        new Release(),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        // Settings may be given as --Name=value in front of nothing at all; a verb is a bare word.
        var name = arguments.Length > 0 && !arguments[0].StartsWith('-') ? arguments[0] : "serve";
        var rest = arguments.Length > 0 && arguments[0] == name ? arguments[1..] : arguments;
        if (Array.Find(All, verb => verb.Name == name) is not { } found)
        {
            await Console.Error.WriteLineAsync($"There is no verb '{name}'. Verbs: {string.Join(", ", All.Select(verb => verb.Name))}.");
            return 2;
        }

        try
        {
            return await found.RunAsync(rest);
        }
        catch (Exception exception) when (exception is StartupException or PrivateDatabaseException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }
}
