using System.CommandLine;
using Shop.PrivatePostgres;
using Shop.Web.Hosting;

namespace Shop.Web.Commands;

/// <summary>The program's commands. Without one it serves.</summary>
internal static class ShopCommands
{
    private const int CalledWrongly = 2;
    private const int Interrupted = 130;

    /// <summary>Settings that can also be given as <c>--Name=value</c>.</summary>
    private static readonly Option<string[]> Settings = new("--set")
    {
        Description = T("Commands.Setting"),
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>The part of the command line that is passed to the configuration.</summary>
    public static string[] SettingsOf(ParseResult parsed) =>
        [.. parsed.GetRequiredValue(Settings).Select(setting => "--" + setting), .. parsed.UnmatchedTokens];

    /// <param name="serve">Serves with these settings until shutdown.</param>
    public static async Task<int> RunAsync(string[] arguments, Func<string[], Task> serve)
    {
        var root = Describe(serve);
        var verb = arguments is [var first, ..] && !first.StartsWith('-') ? first : null;
        if (verb is not null && root.Subcommands.All(command => command.Name != verb))
        {
            await Console.Error.WriteLineAsync(
                T("Commands.Unknown", ("command", verb), ("commands", root.Subcommands.Select(command => command.Name)))
            );
            return CalledWrongly;
        }

        // A token is unknown only when both the command and the root command reject it.
        root.TreatUnmatchedTokensAsErrors = verb is not null;
        var options = root.Subcommands.SelectMany(OptionsOf).ToHashSet();
        var parsed = root.Parse(
            [.. arguments.SelectMany(argument => IsSetting(argument, options) ? ["--set", argument[2..]] : new[] { argument })],
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync(T("Commands.Usage", ("usage", Usage(parsed.CommandResult.Command))));
            return CalledWrongly;
        }

        try
        {
            // Signals are handled by the host or by the command.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }
            );
        }
        catch (Exception exception) when (exception is StartupException or PrivateDatabaseException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    private static RootCommand Describe(Func<string[], Task> serve)
    {
        var root = new RootCommand(T("Commands.Root"));
        var serveCommand = new Command("serve", T("Commands.Serve")) { TreatUnmatchedTokensAsErrors = false };
        serveCommand.SetAction((parsed, _) => ServeAsync(parsed));
        root.Subcommands.Add(serveCommand);
        root.Subcommands.Add(Products("import", T("Commands.Import"), new ImportCatalog()));
        root.Subcommands.Add(Products("export", T("Commands.Export"), new ExportCatalog()));
        root.Subcommands.Add(new Migrate());
        root.Subcommands.Add(new Check());
        root.Subcommands.Add(new CreateOwner());
        root.Subcommands.Add(new BackUp());
        root.Subcommands.Add(new Restore());
        root.Subcommands.Add(new Release());
        root.Options.Add(Settings);
        root.SetAction((parsed, _) => ServeAsync(parsed));
        return root;

        async Task<int> ServeAsync(ParseResult parsed)
        {
            await serve(SettingsOf(parsed));
            return 0;
        }
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Select(option => option.Name).Concat(command.Subcommands.SelectMany(OptionsOf));

    private static bool IsSetting(string argument, HashSet<string> options) =>
        argument.StartsWith("--", StringComparison.Ordinal)
        && argument.IndexOf('=', StringComparison.Ordinal) is > 2 and var end
        && !options.Contains(argument[..end]);

    private static Command Products(string verb, string description, Command products) => new(verb, description) { products };

    /// <summary>As in <c>import products FILE.csv [--dry-run]</c>.</summary>
    private static string Usage(Command command)
    {
        var words = command
            .Parents.OfType<Command>()
            .Where(parent => parent is not RootCommand)
            .Append(command)
            .Select(word => word.Name)
            .ToList();
        for (var at = command; at.Subcommands.Count == 1; )
        {
            at = at.Subcommands[0];
            words.Add(at.Name);
            command = at;
        }

        words.AddRange(
            command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name)
        );
        words.AddRange(command.Options.Select(option => $"[{option.Name}]"));
        return string.Join(' ', words);
    }
}
