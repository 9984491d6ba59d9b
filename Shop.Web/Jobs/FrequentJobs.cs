using System.Collections.Concurrent;
using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Shop.Kernel.Modules;

namespace Shop.Web.Jobs;

/// <summary>
/// Runs the jobs that run at least once a minute. Hangfire writes about fifty statements for each run, which most of these would spend on
/// finding nothing to do; here a run costs a lock and the job's own query. A failed run is stored with Hangfire, to be shown and tried
/// again.
/// </summary>
internal sealed class FrequentJobs(
    IEnumerable<ModuleJob> jobs,
    JobRunner runner,
    IBackgroundJobClient failures,
    TimeProvider clock,
    ILogger<FrequentJobs> logger
)
{
    private readonly ConcurrentDictionary<string, FrequentRun> last = new();

    /// <summary>Of this host; the lock lets one host at a time run a job.</summary>
    public IReadOnlyList<FrequentRun> LastRuns =>
        [.. jobs.Where(IsFrequent).Select(job => last.GetValueOrDefault(job.Id) ?? new FrequentRun(job, null, null, Next(job)))];

    public static bool IsFrequent(ModuleJob job) => job.Cron.Split(' ') is [_, "*", "*", "*", ..];

    /// <summary>The run of a job, as Hangfire stores it.</summary>
    public static Job RunOf(ModuleJob job) => Job.FromExpression<JobRunner>(known => known.RunAsync(job.Id, CancellationToken.None));

    public Task RunAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(jobs.Where(IsFrequent).Select(job => RepeatAsync(job, stoppingToken)));

    private async Task RepeatAsync(ModuleJob job, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Next(job) - clock.GetUtcNow(), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;

            var outcome = await RunOnceAsync(job, stoppingToken);
            last[job.Id] = new FrequentRun(job, clock.GetUtcNow(), outcome, Next(job));
        }
    }

    private async Task<string> RunOnceAsync(ModuleJob job, CancellationToken stoppingToken)
    {
        try
        {
            return await runner.RunAsync(job.Id, stoppingToken) is null ? SucceededState.StateName : DeletedState.StateName;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return DeletedState.StateName;
        }
        catch (Exception exception)
        {
            StoreFailure(job, exception);
            return FailedState.StateName;
        }
    }

    private void StoreFailure(ModuleJob job, Exception exception)
    {
        try
        {
            failures.Create(RunOf(job), new FailedState(exception));
        }
        catch (Exception unstored)
        {
            logger.LogWarning(unstored, "The failed run of {Job} could not be stored", job.Id);
        }
    }

    /// <summary>
    /// The next second that matches the first field of the schedule: "20", or "5/10" for every ten seconds from the fifth.
    /// </summary>
    private DateTimeOffset Next(ModuleJob job)
    {
        var field = job.Cron.Split(' ')[0].Split('/');
        var first = int.Parse(field[0], CultureInfo.InvariantCulture);
        var every = field.Length > 1 ? int.Parse(field[1], CultureInfo.InvariantCulture) : 60;
        var now = clock.GetUtcNow();
        var wait = every - ((now.Second - first + 60) % every);
        return new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, now.Second, TimeSpan.Zero).AddSeconds(wait);
    }
}

/// <param name="Outcome">A state of Hangfire; null before the first run.</param>
internal sealed record FrequentRun(ModuleJob Job, DateTimeOffset? At, string? Outcome, DateTimeOffset Next);
