using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Respawn;
using Respawn.Graph;
using Shop.Kernel.Modules;
using Shop.PrivatePostgres;
using Shop.Web.Persistence;

namespace Shop.Tests.Support;

/// <summary>
/// One PostgreSQL server for the whole run, in memory where possible; one migrated template; a copy of it for every fixture. With
/// <c>SHOP_TEST_SQLSERVER</c> set, databases of that server instead.
/// </summary>
internal static class TestDatabases
{
    private const string Template = "shop_template";

    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly Dictionary<string, string> Seed = [];
    private static EmbeddedPostgres? server;
    private static string? home;
    private static Respawner? respawner;
    private static int copies;

    public static string? SqlServer => Environment.GetEnvironmentVariable("SHOP_TEST_SQLSERVER") is { Length: > 0 } text ? text : null;

    /// <summary>A new, migrated database without other data. The caller drops it.</summary>
    public static async Task<string> CreateAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"shop_{Environment.ProcessId}_{Interlocked.Increment(ref copies)}");
        if (SqlServer is { } sqlServer)
            return new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(sqlServer) { InitialCatalog = name }.ConnectionString;

        await Gate.WaitAsync();
        try
        {
            await StartAsync();
            await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {Template} STRATEGY FILE_COPY OWNER shop");
            return ConnectionString(name);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>An empty database without a schema, for tests of the first start.</summary>
    public static async Task<string> CreateEmptyAsync()
    {
        await Gate.WaitAsync();
        try
        {
            await StartAsync();
            var name = string.Create(CultureInfo.InvariantCulture, $"shop_{Environment.ProcessId}_{Interlocked.Increment(ref copies)}");
            await ExecuteAsync("postgres", $"CREATE DATABASE {name} OWNER shop");
            return ConnectionString(name);
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task DropAsync(string connectionString)
    {
        if (SqlServer is not null)
            return;

        await ExecuteAsync(
            "postgres",
            $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)"
        );
    }

    /// <summary>Empties all tables and restores the rows that migrations wrote.</summary>
    public static async Task ResetAsync(string connectionString)
    {
        await using DbConnection connection = SqlServer is null
            ? new NpgsqlConnection(AsSuperuser(connectionString))
            : new Microsoft.Data.SqlClient.SqlConnection(connectionString);
        await connection.OpenAsync();
        respawner ??= await Respawner.CreateAsync(
            connection,
            new RespawnerOptions
            {
                SchemasToInclude = [.. ModuleContexts.Modules.Select(module => module.Schema)],
                TablesToIgnore = ["__migrations", "data_protection_keys"],
                FormatDeleteStatement = SqlServer is null ? DeleteOnPostgres : DeleteOnSqlServer,
            }
        );
        await respawner.ResetAsync(connection);
    }

    public static async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
            await server.StopAsync(CancellationToken.None, evenIfUsed: true);
        if (home is not null && Directory.Exists(home))
            Directory.Delete(home, recursive: true);
        server = null;
    }

    private static async Task StartAsync()
    {
        if (server is not null)
            return;

        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        await SweepAsync(parent);
        home = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"shop-tests-{Environment.ProcessId}"));
        var starting = new EmbeddedPostgres(home, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off");
        await starting.StartAsync(CancellationToken.None);
        server = starting;

        // Durability is off for this server; programs that the tests start are informed, too.
        Environment.SetEnvironmentVariable("Database__Durable", "false");
        await ExecuteAsync("postgres", $"CREATE DATABASE {Template} OWNER shop");
        await MigrateTemplateAsync();
    }

    private static async Task MigrateTemplateAsync()
    {
        var connectionString = ConnectionString(Template);
        await using var factory = new ShopHost(connectionString);
        using var scope = factory.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().ApplyAsync(CancellationToken.None);
        await KeepSeedAsync();
        scope.ServiceProvider.GetRequiredService<NpgsqlDataSources>().Clear();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Saves the rows that migrations wrote in the template, to be restored later.</summary>
    private static async Task KeepSeedAsync()
    {
        await ExecuteAsync(Template, "CREATE SCHEMA seed");
        foreach (var schema in ModuleContexts.Modules.Select(module => module.Schema))
        foreach (var table in await ListAsync($"SELECT table_name FROM information_schema.tables WHERE table_schema = '{schema}'"))
        {
            if (table == "__migrations" || (await ListAsync($"SELECT 1 FROM {schema}.{table} LIMIT 1")).Count == 0)
                continue;

            var columns = string.Join(
                ", ",
                await ListAsync(
                    "SELECT quote_ident(column_name) FROM information_schema.columns "
                        + $"WHERE table_schema = '{schema}' AND table_name = '{table}' AND is_generated = 'NEVER'"
                )
            );
            var copy = $"seed.{schema}_{table}";
            await ExecuteAsync(Template, $"CREATE TABLE {copy} AS SELECT {columns} FROM {schema}.{table}");
            Seed[$"{schema}.{table}"] = $"INSERT INTO {schema}.{table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {copy};";
        }
    }

    /// <summary>Most tables are empty after most tests: checking is many times faster than deleting, or than truncating all.</summary>
    private static string DeleteOnPostgres(Table table)
    {
        var name = $"{table.Schema}.{table.Name}";
        return $"DO $$ BEGIN IF EXISTS (SELECT 1 FROM {name}) THEN DELETE FROM {name}; END IF; END $$; {Seed.GetValueOrDefault(name)}";
    }

    /// <summary>Triggers refuse changes of the ledgers.</summary>
    private static string DeleteOnSqlServer(Table table)
    {
        var name = $"{table.Schema}.{table.Name}";
        return $"DISABLE TRIGGER ALL ON {name}; DELETE FROM {name}; ENABLE TRIGGER ALL ON {name};";
    }

    /// <summary>A session without triggers and foreign keys.</summary>
    private static string AsSuperuser(string connectionString) =>
        server!.ConnectionString(new NpgsqlConnectionStringBuilder(connectionString).Database!, "postgres")
        + ";Pooling=false;Command Timeout=60;Options=-c session_replication_role=replica";

    /// <summary>A killed run leaves its server running; the next run cleans it up.</summary>
    private static async Task SweepAsync(string parent)
    {
        foreach (var folder in Directory.GetDirectories(parent, "shop-tests-*"))
        {
            var pid = folder[(folder.LastIndexOf('-') + 1)..];
            if (Directory.Exists("/proc/" + pid))
                continue;

            var left = new EmbeddedPostgres(folder);
            await left.AdoptAndStopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string ConnectionString(string database) =>
        server!.ConnectionString(database) + ";Timeout=15;Command Timeout=30;Application Name=shop";

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(
            server!.ConnectionString(database, "postgres") + ";Pooling=false;Command Timeout=60"
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server!.ConnectionString(Template, "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return rows;
    }
}
