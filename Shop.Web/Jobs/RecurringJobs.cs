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
/// Keeps the stored schedules as the modules say. Looks again every minute, because the store also keeps when each job ran: after a clock that
/// ran ahead was put right, or a host with such a clock has gone, no job would run until that time came.
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
    /// <summary>Failed runs never run out by themselves; this many are kept to be looked at.</summary>
    private const int FailedRunsKept = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly RecurringJobOptions options = new() { TimeZone = ShopClock.Zone(configuration) };
    private bool hasLooked;

    public void Execute(BackgroundProcessContext context)
    {
        PutRight(context.Storage);
        foreach (var run in context.Storage.GetMonitoringApi().FailedJobs(FailedRunsKept, 100))
            client.Delete(run.Key, FailedState.StateName);
        context.Wait(Every);
    }

    public void PutRight(JobStorage storage)
    {
        var ahead = (clock.GetUtcNow() + ClockSkew.Most).UtcDateTime;
        ForgetLocksAfter(ahead);
        using var connection = storage.GetConnection();
        var stored = connection.GetRecurringJobs().ToDictionary(job => job.Id);

        // A host of the last release may still run beside this one, and knows its own jobs only.
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

    /// <summary>A job that runs in some minutes only is tried again when it fails; for the others the next run is near.</summary>
    private static Job Call(ModuleJob job) =>
        job.Cron.Split(' ')[1] == "*"
            ? Job.FromExpression<JobRunner>(runner => runner.RunAsync(job.Id, CancellationToken.None))
            : Job.FromExpression<JobRunner>(runner => runner.RunWithRetriesAsync(job.Id, CancellationToken.None));

    /// <summary>Hangfire's locks on PostgreSQL are rows with their time; on SQL Server they end with the session.</summary>
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
