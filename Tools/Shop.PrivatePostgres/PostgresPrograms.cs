using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Shop.PrivatePostgres;

/// <summary>Finds and runs PostgreSQL's server programs; as root through another user, since the server refuses root.</summary>
public sealed class PostgresPrograms
{
    private readonly string folder;
    private readonly (string User, string Group)? runAs;

    private PostgresPrograms(string folder, (string User, string Group)? runAs)
    {
        this.folder = folder;
        this.runAs = runAs;
    }

    /// <summary>True when the programs run as another user, who must be able to read the files.</summary>
    public bool UseOtherUser => runAs is not null;

    /// <summary>Finds the programs of the given major version, or of the highest installed one.</summary>
    /// <exception cref="PrivateDatabaseException">None is installed.</exception>
    public static PostgresPrograms Find(string? majorVersion)
    {
        var runAs = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? OtherUser() : ((string, string)?)null;
        foreach (var candidate in Candidates(majorVersion))
            if (File.Exists(Path.Combine(candidate, "initdb")) && File.Exists(Path.Combine(candidate, "pg_ctl")))
                return new PostgresPrograms(candidate, runAs);

        throw new PrivateDatabaseException(
            majorVersion is null
                ? "PostgreSQL's server programs were not found. "
                    + "Install them (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql) "
                    + "or set ConnectionStrings__Shop to a server that you run."
                : $"The private database was made by PostgreSQL {majorVersion}, whose server programs were not found. "
                    + $"Install that version (Debian, Ubuntu: apt-get install postgresql-{majorVersion}; "
                    + $"macOS: brew install postgresql@{majorVersion})."
        );
    }

    /// <summary>Runs a program to completion and returns its exit code and output.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string workingDirectory,
        CancellationToken cancellationToken
    )
    {
        List<string> command = [Path.Combine(folder, program), .. arguments];
        if (runAs is var (user, group))
            command.InsertRange(0, ["setpriv", "--reuid", user, "--regid", group, "--clear-groups", "--"]);

        return await ExecuteAsync(command, workingDirectory, cancellationToken);
    }

    /// <summary>Runs one of the client programs as the current user, from the highest version installed.</summary>
    public static async Task<(int ExitCode, string Output)> RunClientAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken
    )
    {
        var path = Candidates(null).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new PrivateDatabaseException(
                $"{program} was not found. "
                    + "Install PostgreSQL's programs (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql)."
            );
        return await ExecuteAsync([path, .. arguments], Path.GetTempPath(), cancellationToken, environment);
    }

    /// <summary>Gives a folder to the server's user, with access for no other user.</summary>
    public async Task OwnAsync(string directory, CancellationToken cancellationToken)
    {
        if (runAs is var (user, group))
            await ExecuteAsync(["chown", "-R", $"{user}:{group}", directory], Path.GetTempPath(), cancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<(int ExitCode, string Output)> ExecuteAsync(
        IReadOnlyList<string> command,
        string workingDirectory,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            if (value is not null)
                start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new PrivateDatabaseException($"{command[0]} could not be started.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, (await output + await error).Trim());
    }

    private static IEnumerable<string> Candidates(string? majorVersion)
    {
        string[] roots =
        [
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin",
        ];
        var installed = roots.SelectMany(Expand).OrderByDescending(found => found.Version).ToList();
        foreach (var (path, version) in installed)
            if (majorVersion is null || version == Version(majorVersion))
                yield return path;

        if (majorVersion is not null && installed.Count > 0)
            yield break;

        foreach (
            var path in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            )
        )
            yield return path;
    }

    private static IEnumerable<(string Path, double Version)> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var parent = Path.GetDirectoryName(pattern[..star])!;
        var prefix = Path.GetFileName(pattern[..star]);
        if (!Directory.Exists(parent))
            yield break;

        foreach (var directory in Directory.GetDirectories(parent, prefix + "*"))
            yield return (Path.Combine(directory, "bin"), Version(Path.GetFileName(directory)[prefix.Length..]));
    }

    private static double Version(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static (string User, string Group) OtherUser()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
            throw new PrivateDatabaseException("PostgreSQL does not run as root. Start the shop as an ordinary user.");

        var users = File.Exists("/etc/passwd") ? File.ReadAllLines("/etc/passwd") : [];
        return users.Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? ("postgres", "postgres") : ("nobody", "nogroup");
    }
}

/// <summary>The private database is unavailable; the message says what to do.</summary>
public sealed class PrivateDatabaseException(string message) : Exception(message);
