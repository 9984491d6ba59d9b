using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Shop.Kernel.Modules;

namespace Shop.Web.Persistence;

/// <summary>A migration that was just applied.</summary>
internal sealed record AppliedMigration(string Module, string Migration);

/// <summary>Applies every module's migrations and the host's own tables. Hosts that start at once do it one after the other.</summary>
internal sealed class Migrator(
    IServiceScopeFactory scopes,
    IEnumerable<ModuleDescriptor> modules,
    ConnectionSettings connections,
    ILogger<Migrator> logger
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<AppliedMigration>> ApplyAsync(CancellationToken cancellationToken)
    {
        // Most starts find nothing to do. Looking takes no lock, and the modules' models are built side by side.
        List<AppliedMigration> applied = [];
        if (!await IsCompleteAsync(cancellationToken))
            foreach (var database in modules.GroupBy(module => module.ConnectionString))
            {
                await EnsureDatabaseAsync(database.First(), cancellationToken);
                await using var held = await LockAsync(database.First().Provider, database.Key, cancellationToken);
                foreach (var module in database)
                    applied.AddRange(await ApplyAsync(module, cancellationToken));
            }

        // Hangfire has migrations of its own, and finds out itself whether they are applied.
        await using var connection = await LockAsync(connections.Provider, connections.Shop, cancellationToken);
        await HostTables.CreateAsync(connection, connections.Provider, cancellationToken);
        return applied;
    }

    /// <summary>What has not been applied yet, as <c>module: migration</c>.</summary>
    public async Task<IReadOnlyList<string>> ListPendingAsync(CancellationToken cancellationToken)
    {
        ConcurrentBag<string> pending = [];
        await Parallel.ForEachAsync(modules, cancellationToken, async (module, stop) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = (DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType);
            foreach (var migration in await context.Database.GetPendingMigrationsAsync(stop))
                pending.Add($"{module.Name}: {migration}");
        });
        return [.. pending.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The host's tables come last: where they are, everything was created once, and only a newer release has something to add.
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

    private async Task<IReadOnlyList<AppliedMigration>> ApplyAsync(ModuleDescriptor module, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = (DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType);
        context.Database.SetCommandTimeout(Patience);
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (module.Provider == DatabaseProvider.Postgres)
                await context.Database.ExecuteSqlRawAsync("SET statement_timeout = 0; SET lock_timeout = '30s'", cancellationToken);

            await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
            var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            if (pending.Count == 0)
                return [];

            await context.Database.MigrateAsync(cancellationToken);
            logger.LogInformation("Applied {Count} migrations of {Name}", pending.Count, module.Name);
            return [.. pending.Select(migration => new AppliedMigration(module.Name, migration))];
        }
        finally
        {
            // The pooled context keeps its settings otherwise.
            context.Database.SetCommandTimeout((int?)null);
            await context.Database.CloseConnectionAsync();
        }
    }

    private async Task EnsureDatabaseAsync(ModuleDescriptor module, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = (DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType);
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
            await creator.CreateAsync(cancellationToken);
    }

    /// <summary>An open connection that holds the migration lock of its database until it is disposed.</summary>
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
            command.CommandTimeout = (int)Patience.TotalSeconds;
            command.CommandText = isPostgres
                ? "SELECT pg_advisory_lock(hashtext('shop.migrations'))"
                : "EXEC sp_getapplock @Resource = 'shop.migrations', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 600000";
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
