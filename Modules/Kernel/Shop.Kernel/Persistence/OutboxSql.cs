using System.Collections.Concurrent;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

/// <summary>
/// The one outbox statement that cannot be expressed in LINQ. Parameters: now, leased until, lease token, count, the latest plausible due
/// time. A row that was never attempted is due whatever its writer's clock said.
/// </summary>
internal static class OutboxSql
{
    private const string Postgres = """
        UPDATE {schema}.outbox SET lease = {2}, leased_until = {1}, attempts = attempts + 1
        WHERE id IN (
            SELECT id FROM {schema}.outbox
            WHERE done_at IS NULL AND parked_at IS NULL
                AND (next_try_at <= {0} OR attempts = 0 OR next_try_at > {4})
                AND (leased_until IS NULL OR leased_until < {0} OR leased_until > {4})
            ORDER BY next_try_at LIMIT {3} FOR UPDATE SKIP LOCKED)
        RETURNING *
        """;

    private const string SqlServer = """
        UPDATE due SET lease = {2}, leased_until = {1}, attempts = attempts + 1
        OUTPUT inserted.*
        FROM (
            SELECT TOP ({3}) * FROM {schema}.outbox WITH (UPDLOCK, READPAST, ROWLOCK)
            WHERE done_at IS NULL AND parked_at IS NULL
                AND (next_try_at <= {0} OR attempts = 0 OR next_try_at > {4})
                AND (leased_until IS NULL OR leased_until < {0} OR leased_until > {4})
            ORDER BY next_try_at) AS due
        """;

    private static readonly ConcurrentDictionary<(DatabaseProvider, string), string> Statements = new();

    public static string Claim(ModuleDescriptor module) =>
        Statements.GetOrAdd((module.Provider, module.Schema), key =>
            (key.Item1 == DatabaseProvider.SqlServer ? SqlServer : Postgres).Replace("{schema}", key.Item2, StringComparison.Ordinal)
        );
}
