using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Tests.Support;
using Shop.Web.Persistence;

namespace Shop.Tests.Integration.Platform;

public sealed class TwoHostTests
{
    [Test]
    public async Task Two_hosts_started_at_once_on_an_empty_database_both_find_it_complete()
    {
        var connectionString = await TestDatabases.CreateEmptyAsync();
        Dictionary<string, string> quiet = new() { ["Logs:Console"] = "false" };
        await using var first = new ShopHost(connectionString, settings: quiet);
        await using var second = new ShopHost(connectionString, settings: quiet);
        var migrators = new[] { first, second }.Select(host => host.Services.GetRequiredService<Migrator>()).ToList();

        var applied = await Task.WhenAll(migrators.Select(migrator => Task.Run(() => migrator.ApplyAsync(CancellationToken.None))));

        Assert.That(applied.Count(list => list.Count > 0), Is.EqualTo(1), "one of them did all the work");
        Assert.That(applied.SelectMany(list => list), Is.Not.Empty.And.Unique);
        Assert.That(await migrators[0].ListPendingAsync(CancellationToken.None), Is.Empty);
        Assert.That(await migrators[1].ApplyAsync(CancellationToken.None), Is.Empty, "a repeat changes nothing");
        await TestDatabases.DropAsync(connectionString);
    }

    [Test]
    public async Task Data_protected_by_one_host_can_be_read_by_the_other()
    {
        var connectionString = await TestDatabases.CreateAsync();
        await using var first = new ShopHost(connectionString);
        await using var second = new ShopHost(connectionString);

        var hidden = first.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("form").Protect("from the first");
        var read = second.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("form").Unprotect(hidden);

        Assert.That(read, Is.EqualTo("from the first"));
        await TestDatabases.DropAsync(connectionString);
    }

    [Test]
    public async Task Every_table_is_in_the_schema_of_a_module_or_of_the_jobs()
    {
        var connectionString = await TestDatabases.CreateAsync();
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT DISTINCT table_schema FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')",
            connection
        );
        List<string> schemas = [];
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                schemas.Add(reader.GetString(0));

        // "seed" belongs to the tests: a copy of the rows that migrations wrote.
        Assert.That(
            schemas,
            Is.Not.Empty.And.SubsetOf(ModuleContexts.Modules.Select(module => module.Schema).Append(HostTables.JobsSchema).Append("seed"))
        );
        await TestDatabases.DropAsync(connectionString);
    }

    [Test]
    public async Task No_foreign_key_references_another_schema()
    {
        var connectionString = await TestDatabases.CreateAsync();
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();

        Assert.That(await CountAsync(connection, "true"), Is.GreaterThan(0L), "there are foreign keys");
        Assert.That(await CountAsync(connection, "a.relnamespace <> b.relnamespace"), Is.Zero);
        await TestDatabases.DropAsync(connectionString);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string condition)
    {
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_constraint c "
                + "JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid "
                + $"WHERE c.contype = 'f' AND {condition}",
            connection
        );
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
