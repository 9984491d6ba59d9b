using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Kernel.Modules;
using Shop.Web.Database;

namespace Shop.Tests.Support;

/// <summary>
/// One PostgreSQL server for the whole run, in memory where the system has such a folder; one migrated template; a copy of it for every
/// fixture. With
/// <c>SHOP_TEST_SQLSERVER</c> set, databases of that server instead.
/// </summary>
internal static class TestDatabases
{
    private const string Template = "shop_template";

    private static readonly SemaphoreSlim Gate = new(1);
    private static EmbeddedPostgres? server;
    private static string? home;
    private static string? resetScript;
    private static int copies;

    public static string? SqlServer => Environment.GetEnvironmentVariable("SHOP_TEST_SQLSERVER") is { Length: > 0 } text ? text : null;

    /// <summary>A fresh database with the schema and nothing but what migrations put in. The caller drops it.</summary>
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

    /// <summary>An empty database without any schema, for tests of the first start.</summary>
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

    /// <summary>Empties every table that holds rows, and puts back what migrations had put in.</summary>
    public static async Task ResetAsync(string connectionString)
    {
        if (SqlServer is not null)
        {
            await ResetSqlServerAsync(connectionString);
            return;
        }

        await ExecuteAsync(new NpgsqlConnectionStringBuilder(connectionString).Database!, resetScript!);
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

        // This server may forget; programs that the tests start hear of it too.
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
        resetScript = await BuildResetScriptAsync(scope.ServiceProvider);
        scope.ServiceProvider.GetRequiredService<NpgsqlDataSources>().Clear();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>
    /// Tables come from the models, so that a new one is never forgotten. Rows that migrations wrote are kept aside in the template, to be
    /// put back.
    /// </summary>
    private static async Task<string> BuildResetScriptAsync(IServiceProvider services)
    {
        var script = new StringBuilder("DO $$ BEGIN SET LOCAL session_replication_role = replica;\n");
        await ExecuteAsync(Template, "CREATE SCHEMA seed");
        foreach (var table in Tables(services))
        {
            script.Append(CultureInfo.InvariantCulture, $"IF EXISTS (SELECT 1 FROM {table}) THEN DELETE FROM {table}; END IF;\n");
            if (await ScalarAsync(Template, $"SELECT count(*) FROM {table}") == "0")
                continue;

            var copy = "seed." + table.Replace('.', '_');
            var parts = table.Split('.');
            var columns = await ScalarAsync(
                Template,
                $"""
                SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
                WHERE table_schema = '{parts[0]}' AND table_name = '{parts[1]}' AND is_generated = 'NEVER'
                """
            );
            await ExecuteAsync(Template, $"CREATE TABLE {copy} AS SELECT {columns} FROM {table}");
            script.Append(
                CultureInfo.InvariantCulture,
                $"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {copy};\n"
            );
        }

        return script.Append("END $$").ToString();
    }

    private static IEnumerable<string> Tables(IServiceProvider services) =>
        from module in services.GetServices<ModuleDescriptor>()
        let context = (DbContext)services.GetRequiredService(module.ContextType)
        from entity in context.Model.GetEntityTypes()
        where entity.GetTableName() is not null && entity.GetViewName() is null
        select $"{entity.GetSchema()}.{entity.GetTableName()}" into table
        group table by table into distinct
        select distinct.Key;

    private static async Task ResetSqlServerAsync(string connectionString)
    {
        await using var factory = new ShopHost(connectionString);
        using var scope = factory.Services.CreateScope();
        await using var connection = new Microsoft.Data.SqlClient.SqlConnection(connectionString);
        await connection.OpenAsync();
        var tables = Tables(scope.ServiceProvider).ToList();
        var statements = tables
            .Select(table => $"ALTER TABLE {table} NOCHECK CONSTRAINT ALL")
            .Concat(tables.Select(table => $"DISABLE TRIGGER ALL ON {table}"))
            .Concat(tables.Select(table => $"DELETE FROM {table}"))
            .Concat(tables.Select(table => $"ENABLE TRIGGER ALL ON {table}"))
            .Concat(tables.Select(table => $"ALTER TABLE {table} CHECK CONSTRAINT ALL"));
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>A run that was killed leaves its server; the next one clears it away.</summary>
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
        server!.ConnectionString(database) + ";Timeout=15;Command Timeout=30;Maximum Pool Size=30;Application Name=shop";

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(
            server!.ConnectionString(database, "postgres") + ";Pooling=false;Command Timeout=60"
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(server!.ConnectionString(database, "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
    }
}
