using Npgsql;
using Shop.Kernel.Modules;
using Shop.PrivatePostgres;
using Shop.Web.Health;
using Shop.Web.Hosting;

namespace Shop.Web.Persistence;

/// <summary>
/// Backs up and restores database, media and keys. The data protection keys are in the database; the sandbox's secrets and the uploaded
/// media are in the data folder. Not included: logs, mails dropped there, and the gateway's journal.
/// </summary>
internal sealed class ShopBackup(
    ConnectionSettings connections,
    IEnumerable<ModuleDescriptor> modules,
    IConfiguration configuration,
    Migrator migrator,
    ProcessingPause pause,
    InvariantRunner invariants,
    NpgsqlDataSources sources
)
{
    private const string FilesFolder = "files";

    private static readonly HashSet<string> LeftOut = ["postgres", "logs", "mail", "gateway", "gateway.log", ".drafts"];

    private string DataDirectory => configuration[DataFolder.Key]!;

    /// <exception cref="BackupException">The folder is not empty, or something could not be read.</exception>
    public async Task<BackupManifest> BackUpAsync(string folder, CancellationToken cancellationToken)
    {
        DemandPostgres();
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new BackupException(T("Commands.BackupFolderNotEmpty", ("folder", folder)));

        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        List<DumpedDatabase> dumped = [];
        foreach (var (module, connectionString) in Databases())
            dumped.Add(await DumpAsync(folder, module, connectionString, cancellationToken));

        // After the database: every image that the dump refers to exists, and a later one does no harm.
        Copy(DataDirectory, Path.Combine(folder, FilesFolder), LeftOut);
        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat,
            TimeProvider.System.GetUtcNow(),
            typeof(ShopBackup).Assembly.GetName().Version!.ToString(3),
            dumped,
            await BackupManifest.SumAsync(folder, cancellationToken)
        );
        await manifest.WriteAsync(folder, cancellationToken);
        return manifest;
    }

    /// <summary>Restores a backup and leaves processing paused.</summary>
    /// <param name="force">Drops the existing content of the database.</param>
    /// <returns>The violations of invariants that must hold at every instant.</returns>
    /// <exception cref="BackupException">The backup is incomplete, or the database is not empty or in use; nothing was changed.</exception>
    public async Task<IReadOnlyList<InvariantResult>> RestoreAsync(string folder, bool force, CancellationToken cancellationToken)
    {
        DemandPostgres();
        var manifest = await VerifyAsync(folder, cancellationToken);
        foreach (var (module, connectionString) in Databases())
            await DemandEmptyAsync(module, connectionString, force, cancellationToken);

        foreach (var (module, connectionString) in Databases())
        {
            var dump = manifest.Databases.Single(database => database.Module == module);
            var tools = Tools(connectionString);
            if (force)
                await tools.ClearAsync(cancellationToken);
            await tools.RestoreAsync(Path.Combine(folder, dump.File), cancellationToken);
            await using var connection = await tools.OpenAsync(cancellationToken);
            var rows = await tools.CountAsync(connection, cancellationToken);
            if (rows.FirstOrDefault(table => dump.Rows.GetValueOrDefault(table.Key) != table.Value) is { Key: not null } wrong)
                throw new BackupException(
                    T(
                        "Commands.RestoredRowsDiffer",
                        ("table", wrong.Key),
                        ("restored", wrong.Value),
                        ("expected", dump.Rows.GetValueOrDefault(wrong.Key))
                    )
                );
        }

        sources.Clear();
        await migrator.ApplyAsync(cancellationToken);
        await pause.PauseAsync($"Restored from the backup of {manifest.CreatedAt:O}", cancellationToken);
        if (Directory.Exists(Path.Combine(folder, FilesFolder)))
            Copy(Path.Combine(folder, FilesFolder), DataDirectory, new HashSet<string>());

        // Work that was due before the restore is now paused, so only invariants that hold at every instant can be checked.
        return [.. (await invariants.RunAsync(cancellationToken)).Where(result => result.Always && result.OffenderCount > 0)];
    }

    private IEnumerable<(string? Module, string ConnectionString)> Databases()
    {
        yield return (null, connections.Shop);
        foreach (var module in modules.Where(module => module.ConnectionString != connections.Shop))
            yield return (module.Name, module.ConnectionString);
    }

    private PostgresTools Tools(string connectionString) =>
        new(
            ConnectionSettings.WithoutLimits(connectionString),
            [.. modules.Select(module => module.Schema), HostTables.JobsSchema],
            [HostTables.JobsSchema]
        );

    private void DemandPostgres()
    {
        if (connections.Provider != DatabaseProvider.Postgres)
            throw new BackupException(T("Commands.BackupNeedsPostgres"));
    }

    private async Task<DumpedDatabase> DumpAsync(
        string folder,
        string? module,
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        var tools = Tools(connectionString);
        await using var connection = await tools.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection, transaction);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        var rows = await tools.CountAsync(connection, cancellationToken);
        var file = (module?.ToLowerInvariant() ?? "shop") + ".dump";
        await tools.DumpAsync(Path.Combine(folder, file), snapshot, cancellationToken);
        return new DumpedDatabase(module, file, connection.PostgreSqlVersion.ToString(), rows);
    }

    private static async Task<BackupManifest> VerifyAsync(string folder, CancellationToken cancellationToken)
    {
        if (await BackupManifest.ReadAsync(folder, cancellationToken) is not { } manifest)
            throw new BackupException(T("Commands.NoBackup", ("folder", folder)));
        if (manifest.Format != BackupManifest.CurrentFormat)
            throw new BackupException(
                T("Commands.UnknownBackupFormat", ("format", manifest.Format), ("supported", BackupManifest.CurrentFormat))
            );

        var sums = await BackupManifest.SumAsync(folder, cancellationToken);
        var wrong = manifest
            .Files.Keys.Union(sums.Keys)
            .FirstOrDefault(file => manifest.Files.GetValueOrDefault(file) != sums.GetValueOrDefault(file));
        return wrong is null ? manifest : throw new BackupException(T("Commands.DamagedBackup", ("file", wrong)));
    }

    private async Task DemandEmptyAsync(string? module, string connectionString, bool force, CancellationToken cancellationToken)
    {
        var tools = Tools(connectionString);
        await using var connection = await tools.OpenAsync(cancellationToken);
        await using var users = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND pid <> pg_backend_pid() "
                + "AND backend_type = 'client backend' AND application_name <> 'shop-keeper'",
            connection
        );
        if ((long)(await users.ExecuteScalarAsync(cancellationToken))! > 0)
            throw new BackupException(T("Commands.DatabaseInUse"));

        var tables = await tools.CountAsync(connection, cancellationToken);
        if (tables.Count > 0 && !force)
            throw new BackupException(
                T(
                    "Commands.DatabaseNotEmpty",
                    ("database", module ?? T("Common.ShopName")),
                    ("rows", tables.Values.Sum()),
                    ("tables", tables.Count)
                )
            );
    }

    private static void Copy(string from, string to, IReadOnlySet<string> leftOut)
    {
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos().Where(entry => !leftOut.Contains(entry.Name)))
            if (entry is DirectoryInfo folder)
            {
                Copy(folder.FullName, Path.Combine(to, folder.Name), new HashSet<string>());
            }
            else
            {
                Directory.CreateDirectory(to);
                File.Copy(entry.FullName, Path.Combine(to, entry.Name), overwrite: true);
            }
    }
}
