using System.Data.Common;
using System.Diagnostics;
using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Kernel.Persistence;
using Shop.Web.Jobs;
using Shop.Web.Persistence;

namespace Shop.Web.Health;

/// <summary>The database answers a query.</summary>
internal sealed class DatabaseCheck(DbDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy(
                data: new Dictionary<string, object> { ["milliseconds"] = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds }
            );
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer", exception);
        }
    }
}

/// <summary>Every migration of this release is applied; asked again until it is so, then remembered.</summary>
internal sealed class MigrationsCheck(Migrator migrator) : IHealthCheck
{
    private static readonly HealthCheckResult Applied = HealthCheckResult.Healthy();

    private volatile bool applied;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (applied)
            return Applied;

        try
        {
            var pending = await migrator.ListPendingAsync(cancellationToken);
            applied = pending.Count == 0;
            return applied
                ? Applied
                : HealthCheckResult.Unhealthy(
                    $"{pending.Count} migrations are not applied",
                    data: new Dictionary<string, object> { ["pending"] = pending }
                );
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer", exception);
        }
    }
}

/// <summary>Events are delivered in time. A backlog or a parked message needs a person, but the shop can still sell.</summary>
internal sealed class OutboxCheck(OutboxInspector inspector, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(60);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var states = await inspector.GetStatesAsync(cancellationToken);
            var now = clock.GetUtcNow();
            var lag = states.Select(state => state.OldestDue is { } due && due < now ? now - due : TimeSpan.Zero).DefaultIfEmpty().Max();
            var parked = states.Sum(state => state.Parked);
            var data = new Dictionary<string, object>
            {
                ["waiting"] = states.Sum(state => state.Waiting),
                ["parked"] = parked,
                ["lagSeconds"] = Math.Round(lag.TotalSeconds, 1),
            };
            return lag > TooLong ? HealthCheckResult.Degraded("Messages wait for more than a minute", data: data)
                : parked > 0 ? HealthCheckResult.Degraded("Messages are parked; see the Jobs page", data: data)
                : HealthCheckResult.Healthy(data: data);
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The outboxes cannot be read", exception);
        }
    }
}

/// <summary>
/// This host's clock goes with the database's, which all hosts share. With a clock that is wrong times run out early or late by as much,
/// but the shop can still
/// sell.
/// </summary>
internal sealed class ClockCheck(DbDataSource database, ConnectionSettings connections, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan TooFar = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand(HostTables.Time(connections.Provider));
            var asked = clock.GetUtcNow();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var told = await reader.GetFieldValueAsync<DateTimeOffset>(0, cancellationToken);

            // It was read somewhere between question and answer.
            var ahead = asked + ((clock.GetUtcNow() - asked) / 2) - told;
            var data = new Dictionary<string, object> { ["aheadSeconds"] = Math.Round(ahead.TotalSeconds, 1) };
            return ahead.Duration() > TooFar
                ? HealthCheckResult.Degraded("The clock differs from the database's by more than two seconds", data: data)
                : HealthCheckResult.Healthy(data: data);
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer", exception);
        }
    }
}

/// <summary>
/// The job scheduler runs. The leader is the living node with the oldest name in the list of servers: every node names the same one.
/// </summary>
internal sealed class SchedulerCheck(JobStorage storage, JobServer server) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        server.HasBegun ? Task.Run(Look, cancellationToken) : Task.FromResult(HealthCheckResult.Unhealthy("The scheduler has not begun"));

    private HealthCheckResult Look()
    {
        try
        {
            // A server is listed as name:pid:id.
            var living = storage
                .GetMonitoringApi()
                .Servers()
                .Select(listed => listed.Name.Split(':')[0])
                .Order(StringComparer.Ordinal)
                .ToList();
            var data = new Dictionary<string, object> { ["node"] = NodeName.Current, ["nodes"] = living };
            if (living.Count > 0)
                data["leader"] = living[0];
            return living.Contains(NodeName.Current)
                ? HealthCheckResult.Healthy(data: data)
                : HealthCheckResult.Unhealthy("The scheduler does not run", data: data);
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The scheduler cannot reach its store", exception);
        }
    }
}
