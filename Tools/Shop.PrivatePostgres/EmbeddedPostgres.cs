using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Shop.PrivatePostgres;

/// <summary>
/// The shop's private PostgreSQL server: created on first use, reachable only through a socket in its folder, adopted after a crash. The
/// process that holds the lock file supervises the server; other processes use it, and one takes over when the holder exits.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const int MaxSocketFolderLength = 90;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly string home;
    private readonly string data;
    private readonly string sockets;
    private readonly IReadOnlyList<string> serverOptions;
    private PostgresPrograms? programs;
    private FileStream? ownership;
    private bool inUse;

    /// <param name="directory">The folder of database, socket, log and lock.</param>
    /// <param name="serverOptions">Further settings, <c>name=value</c>.</param>
    public EmbeddedPostgres(string directory, params IReadOnlyList<string> serverOptions)
    {
        home = Reachable(Path.GetFullPath(directory));
        data = Path.Combine(home, "data");
        sockets = ShortEnough(Path.Combine(home, "run"));
        this.serverOptions = serverOptions;
    }

    /// <summary>True while this process supervises the server.</summary>
    public bool IsOwner => ownership is not null;

    /// <summary>The socket that the server listens on.</summary>
    public string SocketPath => Path.Combine(sockets, ".s.PGSQL.5432");

    /// <summary>The connection string of one of its databases; available before the server runs.</summary>
    public string ConnectionString(string database = "shop", string user = "shop") =>
        new NpgsqlConnectionStringBuilder
        {
            Host = sockets,
            Database = database,
            Username = user,
            GssEncryptionMode = GssEncryptionMode.Disable,
            SslMode = SslMode.Disable,
        }.ConnectionString;

    /// <summary>Ensures that the server runs and the shop's database exists.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(home);
        inUse = true;
        var deadline = DateTime.UtcNow + StartTimeout;
        while (!TryOwn())
        {
            if (await IsReadyAsync(cancellationToken))
                return;
            if (DateTime.UtcNow > deadline)
                throw new PrivateDatabaseException(
                    $"Another process holds {Path.Combine(home, "owner.lock")}, but its database does not answer."
                );

            await Task.Delay(100, cancellationToken);
        }

        try
        {
            await StartOwnAsync(cancellationToken);
        }
        catch
        {
            Disown();
            throw;
        }
    }

    /// <summary>Stops the server that a killed process left in this folder, if there is one.</summary>
    public async Task AdoptAndStopAsync()
    {
        inUse = TryOwn();
        if (IsOwner && RunsAlready())
            await Programs().RunAsync("pg_ctl", ["stop", "-D", data, "-m", "immediate", "-w", "-t", "30"], home, CancellationToken.None);
        Disown();
    }

    /// <summary>
    /// Takes down the server that this process supervises, by a crash or a clean shutdown, and restarts it after a while.
    /// </summary>
    public async Task RestartAsync(bool crash, TimeSpan after, CancellationToken cancellationToken)
    {
        await Programs()
            .RunAsync("pg_ctl", ["stop", "-D", data, "-m", crash ? "immediate" : "fast", "-w", "-t", "30"], home, cancellationToken);
        await Task.Delay(after, cancellationToken);
        await StartOwnAsync(cancellationToken);
    }

    /// <summary>
    /// Supervises the server until cancellation: restarts it when it dies, and takes over when the process that holds the lock exits.
    /// </summary>
    /// <param name="report">Receives one sentence per action.</param>
    public async Task KeepAsync(Action<string> report, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(IsOwner ? 1000 : 200, cancellationToken);
            if (IsOwner)
            {
                if (RunsAlready())
                    continue;

                report("The private database had died and is started again");
                await StartOwnAsync(cancellationToken);
            }
            else if (TryOwn())
            {
                await StartOwnAsync(cancellationToken);
                report("The private database is looked after by this process now");
            }
        }
    }

    /// <summary>Stops the server, unless another process of the shop still uses it: that one takes over.</summary>
    /// <param name="evenIfUsed">Stops it even while in use, as a test run does with its own server.</param>
    public async Task StopAsync(CancellationToken cancellationToken, bool evenIfUsed = false)
    {
        if (!inUse)
            return;

        inUse = false;
        for (var tries = 0; !IsOwner && tries < 5; tries++)
        {
            if (!TryOwn())
                await Task.Delay(50, cancellationToken);
        }

        if (!IsOwner)
            return;

        try
        {
            if (await IsReadyAsync(cancellationToken) && (evenIfUsed || !await IsUsedByOthersAsync(cancellationToken)))
                await Programs().RunAsync("pg_ctl", ["stop", "-D", data, "-m", "fast", "-w", "-t", "30"], home, cancellationToken);
        }
        finally
        {
            Disown();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task StartOwnAsync(CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        if (!RunsAlready())
        {
            File.Delete(Path.Combine(data, "postmaster.pid"));
            await LaunchAsync(cancellationToken);
        }

        var deadline = DateTime.UtcNow + StartTimeout;
        while (!await IsReadyAsync(cancellationToken))
        {
            if (DateTime.UtcNow > deadline)
                throw new PrivateDatabaseException($"The private database does not answer; see {Path.Combine(home, "server.log")}.");

            await Task.Delay(100, cancellationToken);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var marker = Path.Combine(home, "created");
        programs = PostgresPrograms.Find(ReadMajorVersion());
        Directory.CreateDirectory(sockets);
        if (!File.Exists(marker))
            await programs.OwnAsync(home, cancellationToken);
        if (!sockets.StartsWith(home, StringComparison.Ordinal))
            await programs.OwnAsync(sockets, cancellationToken);
        if (File.Exists(marker))
            return;

        // An interrupted initdb left a partial cluster, which never holds data.
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        programs = PostgresPrograms.Find(null);
        var (exitCode, output) = await programs.RunAsync(
            "initdb",
            ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"],
            home,
            cancellationToken
        );
        if (exitCode != 0)
            throw new PrivateDatabaseException($"The private database could not be created: {output}");

        await LaunchAsync(cancellationToken);
        await using (var connection = new NpgsqlConnection(AdminConnectionString))
        {
            await connection.OpenAsync(cancellationToken);
            await using var role = new NpgsqlCommand("CREATE ROLE shop LOGIN CREATEDB", connection);
            await role.ExecuteNonQueryAsync(cancellationToken);
            await using var database = new NpgsqlCommand("CREATE DATABASE shop OWNER shop", connection);
            await database.ExecuteNonQueryAsync(cancellationToken);
        }

        await File.WriteAllTextAsync(marker, string.Empty, cancellationToken);
    }

    private string AdminConnectionString =>
        ConnectionString("postgres", "postgres") + ";Pooling=false;Timeout=5;Application Name=shop-keeper";

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        List<string> options =
        [
            "listen_addresses=",
            $"unix_socket_directories={sockets}",
            "unix_socket_permissions=0700",
            "max_connections=200",
            "autovacuum_naptime=10s",
            "jit=off",
            .. serverOptions,
        ];
        var commandLine = string.Join(' ', options.Select(option => $"-c '{option.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var output = string.Empty;
        for (var tries = 0; tries < 5; tries++)
        {
            (var exitCode, output) = await Programs()
                .RunAsync(
                    "pg_ctl",
                    ["start", "-D", data, "-w", "-t", "60", "-l", Path.Combine(home, "server.log"), "-o", commandLine],
                    home,
                    cancellationToken
                );
            if (exitCode == 0)
                return;

            // After the server was killed, its children hold its shared memory for a moment.
            await Task.Delay(TimeSpan.FromMilliseconds(300 * (tries + 1)), cancellationToken);
        }

        throw new PrivateDatabaseException($"The private database could not be started: {output}");
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString() + ";Pooling=false;Timeout=2;Application Name=shop-keeper");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<bool> IsUsedByOthersAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity "
                + "WHERE application_name LIKE 'shop%' AND application_name <> 'shop-keeper' AND state IS NOT NULL",
            connection
        );
        for (var tries = 0; ; tries++)
        {
            // Our own last connections take a moment to disappear from the server's list.
            var others = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            if (others == 0 || tries == 5)
                return others > 0;

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>A PID file counts only if its process is a PostgreSQL server in our folder: the PID may have been reused.</summary>
    private bool RunsAlready()
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (
            !File.Exists(file)
            || !int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        )
            return false;
        if (!Directory.Exists("/proc/self"))
            return Programs().RunAsync("pg_ctl", ["status", "-D", data], home, CancellationToken.None).GetAwaiter().GetResult().ExitCode
                == 0;

        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            var state = stat[stat.LastIndexOf(')') + 2];
            return name == "postgres" && state != 'Z' && FolderIn(file) == data && FolderIn($"/proc/{pid}/cwd/postmaster.pid") == data;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The second line of a PID file is the server's folder.</summary>
    private static string? FolderIn(string pidFile) => File.ReadLines(pidFile).ElementAtOrDefault(1);

    private bool TryOwn()
    {
        try
        {
            ownership = new FileStream(Path.Combine(home, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Disown()
    {
        ownership?.Dispose();
        ownership = null;
    }

    private PostgresPrograms Programs() => programs ??= PostgresPrograms.Find(ReadMajorVersion());

    private string? ReadMajorVersion()
    {
        var file = Path.Combine(data, "PG_VERSION");
        return File.Exists(Path.Combine(home, "created")) && File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    /// <summary>The folder, or one that the server's user can enter when this one is below a closed folder.</summary>
    private static string Reachable(string directory)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return directory;

        for (var parent = Directory.GetParent(directory); parent is not null; parent = parent.Parent)
            if (parent.Exists && !parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return Path.Combine("/var/tmp", "shop-" + Hash(directory));

        return directory;
    }

    /// <summary>The full path of a socket is limited to 107 bytes.</summary>
    private static string ShortEnough(string directory) =>
        Encoding.UTF8.GetByteCount(directory) <= MaxSocketFolderLength
            ? directory
            : Path.Combine(Path.GetTempPath(), "shop-" + Hash(directory));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
