using System.Data.Common;
using System.Globalization;
using Hangfire;
using Hangfire.Storage;
using Shop.Kernel.Modules;
using Shop.Web.Jobs;
using Shop.Web.Persistence;

namespace Shop.Web.Health;

/// <summary>Runs catalog queries whose rows are the violations.</summary>
internal static class Catalog
{
    public static string PostgresOnly => T("Invariants.postgres-only");

    public static async Task<List<string>> ListAsync(DbDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> rows = [];
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return rows;
    }
}

internal sealed class JobsInvariant(JobStorage storage, TimeProvider clock) : IInvariant
{
    private const int RunsAtOnce = 1_000;

    private static readonly TimeSpan Max = TimeSpan.FromSeconds(60);

    public string Name => "host.jobs-on-time";

    public bool Always => false;

    public Task<InvariantReport> CheckAsync(CancellationToken cancellationToken) => Task.Run(Check, cancellationToken);

    private InvariantReport Check()
    {
        var before = (clock.GetUtcNow() - Max).UtcDateTime;
        using var connection = storage.GetConnection();
        var jobs = connection.GetRecurringJobs();
        var monitoring = storage.GetMonitoringApi();
        var servers = monitoring.Servers().Where(server => server.Heartbeat > before).Select(server => server.Name).ToHashSet();
        if (servers.Count == 0)
            return InvariantReport.Of(jobs.Count, []);

        return InvariantReport.Of(
            jobs.Count,
            [
                .. jobs.Where(job => job.NextExecution < before).Select(job => T("Invariants.job-overdue", ("job", job.Id))),
                .. monitoring
                    .ProcessingJobs(0, RunsAtOnce)
                    .Select(run => run.Value)
                    .Where(run => run.StartedAt < before && !servers.Contains(run.ServerId))
                    .Select(run => T("Invariants.job-server-silent", ("job", JobRegistration.NameOf(run.Job)), ("server", run.ServerId))),
            ]
        );
    }
}

internal sealed class SchemaInvariant(NpgsqlDataSources sources, IEnumerable<ModuleDescriptor> modules, Migrator migrator) : IInvariant
{
    /// <summary>{0} is the list of module schemas.</summary>
    private static readonly string[] Queries =
    [
        "SELECT n.nspname || '.' || c.conname || ' is not validated' "
            + "FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace "
            + "WHERE NOT c.convalidated AND n.nspname IN ({0})",
        "SELECT n.nspname || '.' || c.relname || ' is no valid index' "
            + "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
            + "WHERE NOT (i.indisvalid AND i.indisready) AND n.nspname IN ({0})",
        """
            SELECT n.nspname || '.' || c.conname || ' leaves its schema'
            FROM pg_constraint c JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
            JOIN pg_namespace n ON n.oid = a.relnamespace WHERE c.contype = 'f' AND a.relnamespace <> b.relnamespace AND n.nspname IN ({0})
            """,
        """
            SELECT table_schema || '.' || table_name || '.' || column_name || ' is ' || data_type FROM information_schema.columns
            WHERE data_type IN ('real', 'double precision', 'money', 'timestamp without time zone', 'time without time zone')
            AND table_schema IN ({0})
            """,
    ];

    public string Name => "database.schema-valid";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        List<string> offenders =
        [
            .. (await migrator.ListPendingAsync(cancellationToken)).Select(migration =>
                T("Invariants.migration-pending", ("migration", migration))
            ),
        ];
        if (modules.Any(module => module.Provider != DatabaseProvider.Postgres))
            return new InvariantReport(0, offenders, offenders.Count, offenders.Count == 0 ? Catalog.PostgresOnly : null);

        foreach (var database in modules.GroupBy(module => module.ConnectionString))
        {
            var schemas = string.Join(", ", database.Select(module => $"'{module.Schema}'"));
            foreach (var query in Queries)
                offenders.AddRange(
                    await Catalog.ListAsync(
                        sources.For(database.Key),
                        query.Replace("{0}", schemas, StringComparison.Ordinal),
                        cancellationToken
                    )
                );
        }

        return InvariantReport.Of(modules.Count(), offenders);
    }
}

internal sealed class ServerInvariant(NpgsqlDataSources sources, IEnumerable<ModuleDescriptor> modules, IConfiguration configuration)
    : IInvariant
{
    private const string Settings =
        "SELECT name || ' is ' || setting "
        + "FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'";

    private static readonly string[] Queries =
    [
        "SELECT 'the role ' || rolname || ' is a superuser' FROM pg_roles WHERE rolname = current_user AND rolsuper",
        """
            SELECT 'process ' || pid || ' of ' || coalesce(nullif(application_name, ''), usename)
            || ' has had a transaction open and idle since ' || state_change
            FROM pg_stat_activity
            WHERE datname = current_database() AND state LIKE 'idle in transaction%' AND state_change < now() - interval '30 seconds'
            """,
    ];

    public string Name => "database.durable-and-least-privilege";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        if (modules.Any(module => module.Provider != DatabaseProvider.Postgres))
            return new InvariantReport(0, [], 0, Catalog.PostgresOnly);

        var isDurable = configuration.GetValue("Database:Durable", true);
        List<string> offenders = [];
        var databases = modules.Select(module => module.ConnectionString).Distinct().ToList();
        foreach (var database in databases)
        foreach (var query in isDurable ? [Settings, .. Queries] : Queries)
            offenders.AddRange(await Catalog.ListAsync(sources.For(database), query, cancellationToken));
        return InvariantReport.Of(databases.Count, offenders);
    }
}
