using System.Data.Common;
using Quartz;
using Shop.Kernel;
using Shop.Web.Database;

namespace Shop.Web.Jobs;

/// <summary>
/// The scheduler stores when each job runs next and when each host was last there. After a clock that ran ahead was put right, or a host
/// with such a clock has
/// gone, no job would run until that time came, and what the host was at would be its own until then. So what waits longer than its
/// schedule says is scheduled
/// anew, and a host that was last there in the future was last there now: if it lives, it says so again.
/// </summary>
internal sealed class JobWatch(
    ISchedulerFactory schedulers,
    SchedulerBegin begin,
    DbDataSource database,
    TimeProvider clock,
    ILogger<JobWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (begin.HasHappened)
                await PutRightAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning("The jobs' next runs cannot be looked at: {Reason}", exception.Message);
        }
    }

    /// <summary>Answers how many jobs were scheduled anew.</summary>
    public async Task<int> PutRightAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(HostTables.WasThereNow(now, now + ClockSkew.Most));
        await command.ExecuteNonQueryAsync(cancellationToken);

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var changed = 0;
        foreach (
            var found in (await scheduler.QueryTriggers(new TriggerQuery { Take = 200 }, cancellationToken)).Items.Where(found =>
                found.NextFireTimeUtc > now + ClockSkew.Most
            )
        )
        {
            if (
                await scheduler.GetTrigger(found.Key, cancellationToken) is not ICronTrigger trigger
                || new CronExpression(trigger.CronExpressionString!, trigger.TimeZone).GetNextValidTimeAfter(now) + ClockSkew.Most
                    >= trigger.NextFireTimeUtc
            )
                continue;

            logger.LogWarning(
                "The job {Job} waited until {NextRun}, by a clock that ran ahead; it is scheduled anew",
                trigger.JobKey.Name,
                trigger.NextFireTimeUtc
            );
            await scheduler.RescheduleJob(trigger.Key, trigger.GetTriggerBuilder().StartAt(now).Build(), cancellationToken);
            changed++;
        }

        return changed;
    }
}
