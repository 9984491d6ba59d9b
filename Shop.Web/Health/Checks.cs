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
            return HealthCheckResult.Unhealthy(T("Health.NoDatabase"), exception);
        }
    }
}

/// <summary>Every migration of this release is applied. Checked until it is, then cached.</summary>
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
                    T("Health.PendingMigrations", ("count", pending.Count)),
                    data: new Dictionary<string, object> { ["pending"] = pending }
                );
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy(T("Health.NoDatabase"), exception);
        }
    }
}

/// <summary>Events are delivered on time. A backlog or a failed message needs attention, but the shop can still sell.</summary>
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
            return lag > TooLong ? HealthCheckResult.Degraded(T("Health.MessagesLate"), data: data)
                : parked > 0 ? HealthCheckResult.Degraded(T("Health.MessagesParked"), data: data)
                : HealthCheckResult.Healthy(data: data);
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy(T("Health.NoOutboxes"), exception);
        }
    }
}

/// <summary>
/// This host's clock agrees with the database's, which all hosts share. With a wrong clock, timeouts fire early or late, but the shop can
/// still sell.
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

            // The database read its clock at some point between request and response.
            var ahead = asked + ((clock.GetUtcNow() - asked) / 2) - told;
            var data = new Dictionary<string, object> { ["aheadSeconds"] = Math.Round(ahead.TotalSeconds, 1) };
            return ahead.Duration() > TooFar
                ? HealthCheckResult.Degraded(T("Health.ClockSkew"), data: data)
                : HealthCheckResult.Healthy(data: data);
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy(T("Health.NoDatabase"), exception);
        }
    }
}

/// <summary>
/// The job scheduler runs. The leader is the live host with the oldest name in the server list, so every host agrees on it.
/// </summary>
internal sealed class SchedulerCheck(JobStorage storage, JobServer server) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        server.HasBegun ? Task.Run(Look, cancellationToken) : Task.FromResult(HealthCheckResult.Unhealthy(T("Health.SchedulerNotStarted")));

    private HealthCheckResult Look()
    {
        try
        {
            // The list has servers as name:pid:id.
            var living = storage
                .GetMonitoringApi()
                .Servers()
                .Select(listed => listed.Name.Split(':')[0])
                .Order(StringComparer.Ordinal)
                .ToList();
            var data = new Dictionary<string, object> { ["node"] = HostName.Current, ["nodes"] = living };
            if (living.Count > 0)
                data["leader"] = living[0];
            return living.Contains(HostName.Current)
                ? HealthCheckResult.Healthy(data: data)
                : HealthCheckResult.Unhealthy(T("Health.SchedulerStopped"), data: data);
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy(T("Health.SchedulerNoStore"), exception);
        }
    }
}
