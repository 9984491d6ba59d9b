using System.Collections.Concurrent;
using System.Data.Common;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;

namespace Shop.Web.Persistence;

/// <summary>A migration that was just applied.</summary>
internal sealed record AppliedMigration(string Module, string Migration);

/// <summary>Applies all modules' migrations and the host's own tables. Hosts that start at the same time take turns.</summary>
internal sealed class Migrator(IEnumerable<ModuleDatabase> modules, ConnectionSettings connections, ILogger<Migrator> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<AppliedMigration>> ApplyAsync(CancellationToken cancellationToken)
    {
        // Most starts have nothing to apply. The check takes no lock, and the modules' models are built in parallel.
        List<AppliedMigration> applied = [];
        if (!await IsCompleteAsync(cancellationToken))
            foreach (var database in modules.GroupBy(module => module.Module.ConnectionString))
            {
                await database.First().CreateIfMissingAsync(cancellationToken);
                await using var held = await LockAsync(database.First().Module.Provider, database.Key, cancellationToken);
                foreach (var module in database)
                {
                    var migrations = await module.MigrateAsync(cancellationToken);
                    if (migrations.Count > 0)
                        logger.LogInformation("Applied {Count} migrations of {Name}", migrations.Count, module.Module.Name);
                    applied.AddRange(migrations.Select(migration => new AppliedMigration(module.Module.Name, migration)));
                }
            }

        // Hangfire tracks its own migrations.
        await using var connection = await LockAsync(connections.Provider, connections.Shop, cancellationToken);
        await HostTables.CreateAsync(connection, connections.Provider, cancellationToken);
        return applied;
    }

    /// <summary>The pending migrations, as <c>module: migration</c>.</summary>
    public async Task<IReadOnlyList<string>> ListPendingAsync(CancellationToken cancellationToken)
    {
        ConcurrentBag<string> pending = [];
        await Parallel.ForEachAsync(modules, cancellationToken, async (module, stop) =>
        {
            foreach (var migration in await module.ListPendingMigrationsAsync(stop))
                pending.Add($"{module.Module.Name}: {migration}");
        });
        return [.. pending.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The host's tables come last: if they exist, everything was created once, and only a newer release has migrations to apply.
    /// </summary>
    private async Task<bool> IsCompleteAsync(CancellationToken cancellationToken)
    {
        await using var connection = NewConnection(connections.Provider, connections.Shop);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = HostTables.Probe;
            await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (DbException)
        {
            return false;
        }

        return (await ListPendingAsync(cancellationToken)).Count == 0;
    }

    /// <summary>An open connection that holds the database's migration lock until it is disposed.</summary>
    private static async Task<DbConnection> LockAsync(
        DatabaseProvider provider,
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        var isPostgres = provider == DatabaseProvider.Postgres;
        var connection = NewConnection(provider, connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandTimeout = (int)Timeout.TotalSeconds;
            command.CommandText = isPostgres
                ? "SELECT pg_advisory_lock(hashtext('shop.migrations'))"
                : "EXEC sp_getapplock @Resource = 'shop.migrations', @LockMode = 'Exclusive', "
                    + "@LockOwner = 'Session', @LockTimeout = 600000";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static DbConnection NewConnection(DatabaseProvider provider, string connectionString) =>
        provider == DatabaseProvider.Postgres
            ? new Npgsql.NpgsqlConnection(ConnectionSettings.WithoutLimits(connectionString))
            : new Microsoft.Data.SqlClient.SqlConnection(connectionString + ";Pooling=false");
}
