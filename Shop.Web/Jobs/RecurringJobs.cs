using System.Data.Common;
using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Web.Persistence;
using Shop.Web.Presentation;

namespace Shop.Web.Jobs;

/// <summary>
/// Keeps the stored schedules in sync with the modules' jobs, without the <see cref="FrequentJobs"/>. Runs every minute, because the
/// storage also keeps each job's last run: after a clock ran ahead, on this host or on another host, no job would run until that time.
/// </summary>
internal sealed class RecurringJobs(
    IEnumerable<ModuleJob> jobs,
    IRecurringJobManager manager,
    IBackgroundJobClient client,
    IConfiguration configuration,
    ConnectionSettings connections,
    DbDataSource database,
    TimeProvider clock,
    ILogger<RecurringJobs> logger
) : IBackgroundProcess
{
    /// <summary>Failed runs do not expire; this many are kept.</summary>
    private const int FailedRunsKept = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly List<ModuleJob> jobs = [.. jobs.Where(job => !FrequentJobs.IsFrequent(job))];
    private readonly RecurringJobOptions options = new() { TimeZone = ShopClock.Zone(configuration) };
    private bool hasLooked;

    public void Execute(BackgroundProcessContext context)
    {
        Reconcile(context.Storage);
        foreach (var run in context.Storage.GetMonitoringApi().FailedJobs(FailedRunsKept, 100))
            client.Delete(run.Key, FailedState.StateName);
        context.Wait(Every);
    }

    public void Reconcile(JobStorage storage)
    {
        var ahead = (clock.GetUtcNow() + ClockSkew.Max).UtcDateTime;
        ForgetLocksAfter(ahead);
        using var connection = storage.GetConnection();
        var stored = connection.GetRecurringJobs().ToDictionary(job => job.Id);

        // Jobs of another release are kept: one of its hosts may still run next to this one.
        if (!hasLooked)
            foreach (var id in stored.Keys.Except(jobs.Select(job => job.Id)))
                manager.RemoveIfExists(id);
        hasLooked = true;

        foreach (var job in jobs)
        {
            var found = stored.GetValueOrDefault(job.Id);
            if (found is not null && (found.LastExecution > ahead || found.CreatedAt > ahead))
            {
                logger.LogWarning(
                    "The job {Job} waited for {NextRun}, by a clock that ran ahead; it is rescheduled",
                    job.Id,
                    found.NextExecution
                );
                manager.RemoveIfExists(job.Id);
                found = null;
            }

            if (found?.Cron != job.Cron || found.TimeZoneId != options.TimeZone.Id || found.NextExecution is null)
                manager.AddOrUpdate(job.Id, Call(job), job.Cron, options);
        }
    }

    private static Job Call(ModuleJob job) =>
        Job.FromExpression<JobRunner>(runner => runner.RunWithRetriesAsync(job.Id, CancellationToken.None));

    /// <summary>Hangfire's locks are rows with a timestamp on PostgreSQL; on SQL Server they end with the session.</summary>
    private void ForgetLocksAfter(DateTime ahead)
    {
        if (connections.Provider != DatabaseProvider.Postgres)
            return;

        using var command = database.CreateCommand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"DELETE FROM {HostTables.JobsSchema}.lock WHERE acquired > '{ahead:yyyy-MM-dd HH:mm:ss}'"
            )
        );
        command.ExecuteNonQuery();
    }
}
