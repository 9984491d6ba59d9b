using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Tests.Support;
using Shop.Web.Persistence;

namespace Shop.Tests.Integration.Platform;

/// <summary>Every module's tables on both providers, according to models and migrations.</summary>
public sealed class ModuleSchemaTests
{
    private const int LargestClusteredKey = 900;
    private const int LargestIndexKey = 1_700;

    [Test]
    public void Every_module_has_a_context_for_both_providers()
    {
        var found = ModuleContexts.All().Select(entry => $"{entry.Module} {(IsPostgres(entry.Context) ? "Postgres" : "SqlServer")}");

        Assert.That(
            found,
            Is.EquivalentTo(ModuleContexts.Modules.SelectMany(module => new[] { module.Name + " Postgres", module.Name + " SqlServer" }))
        );
    }

    [Test]
    public void No_model_has_changed_since_its_last_migration() =>
        Each(
            (name, context) =>
            {
                Assert.That(context.Database.GetMigrations(), Is.Not.Empty, name);
                Assert.That(context.Database.HasPendingModelChanges(), Is.False, name);
            }
        );

    [Test]
    public void Every_table_and_the_migration_history_are_in_the_schema_of_their_module() =>
        Each(
            (name, context) =>
            {
                var schema = name.Split(' ')[0].ToLowerInvariant();

                Assert.That(
                    context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).Select(entity => entity.GetSchema()),
                    Is.Not.Empty.And.All.EqualTo(schema),
                    name
                );
                Assert.That(((ModuleDbContext)context).Schema, Is.EqualTo(schema));
                Assert.That(context.GetService<IHistoryRepository>().GetCreateScript(), Does.Contain(schema), name);
            }
        );

    [Test]
    public void No_amount_is_a_floating_point_number_and_no_time_lacks_its_zone() =>
        Each(
            (name, context) =>
            {
                var properties = context.Model.GetEntityTypes().SelectMany(entity => entity.GetFlattenedProperties()).ToList();

                Assert.That(
                    properties
                        .Where(property =>
                            property.ClrType == typeof(double) || property.ClrType == typeof(float) || property.ClrType == typeof(DateTime)
                        )
                        .Select(property => $"{name}: {property}"),
                    Is.Empty
                );
            }
        );

    [Test]
    public void Every_SQL_Server_migration_script_parses() =>
        Each(
            (_, context) =>
            {
                if (IsPostgres(context))
                    return;

                var migrator = context.GetService<IMigrator>();
                TSql.AssertParses(migrator.GenerateScript());
                TSql.AssertParses(migrator.GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
                TSql.AssertParses(context.Database.GenerateCreateScript());
            }
        );

    [Test]
    public void The_SQL_of_host_and_kernel_parses()
    {
        TSql.AssertParses(HostTables.Script(DatabaseProvider.SqlServer));
        TSql.AssertParses(HostTables.Time(DatabaseProvider.SqlServer));
        TSql.AssertParses(HostTables.AcquireJobLock(DatabaseProvider.SqlServer));
        TSql.AssertParses(HostTables.ReleaseJobLock(DatabaseProvider.SqlServer));
        TSql.AssertParses(HostTables.Probe);
        var claim = OutboxSql.Claim(
            new ModuleDescriptor("Orders", "orders", DatabaseProvider.SqlServer, string.Empty, typeof(ModuleDbContext))
        );
        TSql.AssertParses(
            claim
                .Replace("{0}", "@now", StringComparison.Ordinal)
                .Replace("{1}", "@until", StringComparison.Ordinal)
                .Replace("{2}", "@lease", StringComparison.Ordinal)
                .Replace("{3}", "@most", StringComparison.Ordinal)
                .Replace("{4}", "@ahead", StringComparison.Ordinal)
        );
    }

    /// <summary>What only a server would refuse: keys that are too wide, and multiple cascade paths to one table.</summary>
    [Test]
    public void SQL_Server_would_accept_every_key_and_every_cascade() =>
        Each(
            (name, context) =>
            {
                if (IsPostgres(context))
                    return;

                var model = context.GetService<IDesignTimeModel>().Model;
                var wide =
                    from table in model.GetRelationalModel().Tables
                    from key in table
                        .UniqueConstraints.Select(constraint =>
                            (
                                constraint.Name,
                                constraint.Columns,
                                Max: constraint.GetIsPrimaryKey() && constraint.MappedKeys.First().IsClustered() != false
                                    ? LargestClusteredKey
                                    : LargestIndexKey
                            )
                        )
                        .Concat(table.Indexes.Select(index => (index.Name, index.Columns, Max: LargestIndexKey)))
                    let bytes = key.Columns.Sum(column => Bytes(column.StoreType))
                    where bytes > key.Max
                    select $"{table.SchemaQualifiedName}.{key.Name}: {bytes} bytes";
                Assert.That(wide, Is.Empty, name);

                var cascades =
                    from table in model.GetRelationalModel().Tables
                    from path in Cascades(table, [])
                    group path by (From: table.Name, To: path) into paths
                    where paths.Count() > 1
                    select $"{name}: {paths.Key.From} reaches {paths.Key.To} by {paths.Count()} cascades";
                Assert.That(cascades, Is.Empty);
            }
        );

    private static IEnumerable<string> Cascades(ITable table, IReadOnlyCollection<string> seen) =>
        seen.Contains(table.Name)
            ? []
            : from constraint in table.ReferencingForeignKeyConstraints
            where constraint.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull
            from reached in Cascades(constraint.Table, [.. seen, table.Name]).Prepend(constraint.Table.Name)
            select reached;

    private static int Bytes(string type)
    {
        var size = type.Contains('(', StringComparison.Ordinal)
            ? type[(type.IndexOf('(', StringComparison.Ordinal) + 1)..type.IndexOf(')', StringComparison.Ordinal)]
            : string.Empty;
        var length =
            size == "max" ? 1_000_000
            : int.TryParse(size.Split(',')[0], out var number) ? number
            : 0;
        return type.Split('(')[0] switch
        {
            "nvarchar" or "nchar" => length * 2,
            "varchar" or "char" or "varbinary" or "binary" => length,
            "uniqueidentifier" => 16,
            "datetimeoffset" => 10,
            "decimal" => 13,
            "bigint" => 8,
            _ => 8,
        };
    }

    private static void Each(Action<string, DbContext> check)
    {
        var contexts = ModuleContexts.All().ToList();
        Assert.That(contexts, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var (module, context) in contexts)
                using (context)
                    check($"{module} {(IsPostgres(context) ? "Postgres" : "SqlServer")}", context);
        });
    }

    private static bool IsPostgres(DbContext context) => context.Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";
}
