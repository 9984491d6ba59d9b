using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Shop.Kernel.Modules;
using Shop.Web.Hosting;

namespace Shop.Web.Database;

/// <summary>A migration that was just applied.</summary>
internal sealed record AppliedMigration(string Module, string Migration);

/// <summary>Applies every module's migrations and the host's own tables. Hosts that start at once do it one after the other.</summary>
internal sealed class Migrator(IServiceScopeFactory scopes, IEnumerable<ModuleDescriptor> modules, ConnectionSettings connections, ILogger<Migrator> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<AppliedMigration>> ApplyAsync(CancellationToken cancellationToken)
    {
        List<AppliedMigration> applied = [];
        foreach (var database in modules.GroupBy(module => module.ConnectionString))
        {
            await EnsureDatabaseAsync(database.First(), cancellationToken);
            await using var held = await LockAsync(database.First().Provider, database.Key, cancellationToken);
            foreach (var module in database)
                applied.AddRange(await ApplyAsync(module, cancellationToken));
        }

        await using var connection = await LockAsync(connections.Provider, connections.Shop, cancellationToken);
        await HostTables.CreateAsync(connection, connections.Provider, cancellationToken);
        return applied;
    }

    /// <summary>What has not been applied yet, as <c>module: migration</c>.</summary>
    public async Task<IReadOnlyList<string>> ListPendingAsync(CancellationToken cancellationToken)
    {
        List<string> pending = [];
        foreach (var module in modules)
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = (DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType);
            pending.AddRange((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Select(migration => $"{module.Name}: {migration}"));
        }

        return pending;
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
    private static async Task<DbConnection> LockAsync(DatabaseProvider provider, string connectionString, CancellationToken cancellationToken)
    {
        var isPostgres = provider == DatabaseProvider.Postgres;
        DbConnection connection = isPostgres
            ? new Npgsql.NpgsqlConnection(ConnectionSettings.WithoutLimits(connectionString))
            : new Microsoft.Data.SqlClient.SqlConnection(connectionString + ";Pooling=false");
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
}
