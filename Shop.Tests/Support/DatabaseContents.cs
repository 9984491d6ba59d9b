using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Kernel.Modules;

namespace Shop.Tests.Support;

/// <summary>The contents of a host's tables as one line per table, to detect changes.</summary>
internal sealed class DatabaseContents
{
    private readonly string connectionString;
    private readonly string script;

    public DatabaseContents(ShopHost host, params string[] ignoredTables)
    {
        connectionString = host.ConnectionString;
        using var scope = host.Services.CreateScope();
        var tables =
            from module in scope.ServiceProvider.GetServices<ModuleDescriptor>()
            let context = module.ContextOf(scope.ServiceProvider)
            from entity in context.Model.GetEntityTypes()
            where entity.GetTableName() is not null && entity.GetViewName() is null && !ignoredTables.Contains(entity.GetTableName())
            select $"{entity.GetSchema()}.{entity.GetTableName()}";
        script = string.Join(
            " UNION ALL ",
            tables
                .Distinct()
                .Select(table => $"SELECT '{table} ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {table} t")
        );
    }

    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(script, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }

    /// <summary>Increases with every write transaction on the server: while it is unchanged, so are the tables.</summary>
    public async Task<string> ReadMarkAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_snapshot_xmax(pg_current_snapshot())::text", connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
    }
}
