using System.CommandLine;
using Shop.PrivatePostgres;
using Shop.Web.Persistence;

namespace Shop.Web.Commands;

/// <summary><c>backup DIR</c>: writes database, media and keys into an empty folder; the shop may keep running.</summary>
internal sealed class BackUp : ShopCommand
{
    private readonly Argument<string> directory = new("DIR");

    public BackUp()
        : base("backup", T("Commands.Backup")) => Arguments.Add(directory);

    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(directory);
        try
        {
            var manifest = await ActivatorUtilities
                .CreateInstance<ShopBackup>(services)
                .BackUpAsync(Path.GetFullPath(folder), cancellationToken);
            var rows = manifest.Databases.Sum(database => database.Rows.Values.Sum());
            Console.WriteLine(T("Commands.BackedUp", ("rows", rows), ("files", manifest.Files.Count), ("folder", folder)));
            return 0;
        }
        catch (Exception exception) when (exception is BackupException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}

/// <summary>
/// <c>restore DIR [--force]</c>: restores a backup into an empty database and leaves processing paused; exits with 4 when the restored data
/// violates an invariant.
/// </summary>
internal sealed class Restore : ShopCommand
{
    private const int Broken = 4;

    private readonly Argument<string> directory = new("DIR");
    private readonly Option<bool> force = new("--force") { Description = T("Commands.RestoreForce") };

    public Restore()
        : base("restore", T("Commands.Restore"))
    {
        Arguments.Add(directory);
        Options.Add(force);
    }

    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var broken = await ActivatorUtilities
                .CreateInstance<ShopBackup>(services)
                .RestoreAsync(Path.GetFullPath(parsed.GetRequiredValue(directory)), parsed.GetValue(force), cancellationToken);
            foreach (var result in broken)
                await Console.Error.WriteLineAsync(
                    $"{T("Commands.CheckFailed")} {result.Name}: {result.Statement} {string.Join("; ", result.Offenders)}"
                );
            Console.WriteLine(T("Commands.Restored"));
            return broken.Count == 0 ? 0 : Broken;
        }
        catch (Exception exception) when (exception is BackupException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}

/// <summary>Resumes mails, messages and jobs of a restored shop.</summary>
internal sealed class Release() : ShopCommand("release", T("Commands.Release"))
{
    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var released = await services.GetRequiredService<ProcessingPause>().ReleaseAsync(cancellationToken);
        Console.WriteLine(T(released ? "Commands.Released" : "Commands.NotPaused"));
        return 0;
    }
}
