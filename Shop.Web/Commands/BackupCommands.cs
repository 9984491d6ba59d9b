using System.CommandLine;
using Shop.PrivatePostgres;
using Shop.Web.Persistence;

namespace Shop.Web.Commands;

/// <summary><c>backup DIR</c>: writes database, media and keys into an empty folder; the shop may keep running.</summary>
internal sealed class BackUp : ShopCommand
{
    private readonly Argument<string> directory = new("DIR");

    public BackUp()
        : base("backup", "back up database, media and keys") => Arguments.Add(directory);

    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(directory);
        try
        {
            var manifest = await ActivatorUtilities
                .CreateInstance<ShopBackup>(services)
                .BackUpAsync(Path.GetFullPath(folder), cancellationToken);
            Console.WriteLine(
                $"{manifest.Databases.Sum(database => database.Rows.Values.Sum())} rows and {manifest.Files.Count} files are in {folder}. It holds personal data and keys: keep it closed."
            );
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
    private readonly Option<bool> force = new("--force") { Description = "drop what the database holds" };

    public Restore()
        : base("restore", "restore a backup; the shop is held afterwards")
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
                await Console.Error.WriteLineAsync($"BROKEN {result.Code}: {result.Statement} {string.Join("; ", result.Offenders)}");
            Console.WriteLine(
                "Restored. The shop is held: it sells, but sends no mail, delivers no message and runs no job until './shop release'."
            );
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
internal sealed class Release() : ShopCommand("release", "let a restored shop act by itself again")
{
    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var released = await services.GetRequiredService<Hold>().ReleaseAsync(cancellationToken);
        Console.WriteLine(released ? "Released. What waited goes out now." : "The shop was not held.");
        return 0;
    }
}
