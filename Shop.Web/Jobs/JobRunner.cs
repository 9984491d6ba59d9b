using System.Diagnostics;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;

namespace Shop.Web.Jobs;

/// <summary>The method Hangfire calls for every job. Do not rename the type or its methods: they are stored with each run.</summary>
[LeaveOutSkippedRuns]
internal sealed class JobRunner(
    IEnumerable<ModuleJob> jobs,
    IServiceScopeFactory scopes,
    IProcessingPause pause,
    JobLock jobLock,
    TimeProvider clock,
    ILogger<JobRunner> logger
)
{
    /// <summary>For jobs that run at least once a minute: the next run is the retry.</summary>
    /// <returns>Why the job was skipped, or null.</returns>
    [AutomaticRetry(Attempts = 0)]
    public Task<string?> RunAsync(string id, CancellationToken cancellationToken) => RunOnceAsync(id, cancellationToken);

    /// <inheritdoc cref="RunAsync"/>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 300, 900])]
    public Task<string?> RunWithRetriesAsync(string id, CancellationToken cancellationToken) => RunOnceAsync(id, cancellationToken);

    /// <summary>Sends the job's request in a new scope, and repeats it while it finds work and the job's time lasts.</summary>
    /// <exception cref="InvalidOperationException">The request was refused.</exception>
    public async Task SendAsync(ModuleJob job, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        int done;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(job.Request, cancellationToken);
            done = outcome.OrThrow().Value;
        } while (done > 0 && clock.GetElapsedTime(begun) < job.RepeatFor);
    }

    private async Task<string?> RunOnceAsync(string id, CancellationToken cancellationToken)
    {
        if (await pause.IsPausedAsync(cancellationToken))
            return T("Admin.Jobs.Paused");

        await using var held = await jobLock.TryTakeAsync(id, cancellationToken);
        if (held is null)
            return T("Admin.Jobs.AlreadyRunning");

        using var activity = new Activity($"job {id}").Start();
        try
        {
            await SendAsync(jobs.Single(job => job.Id == id), cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "The job {Job} failed", id);
            throw;
        }
    }
}

/// <summary>Deletes a skipped run with its reason, so that it does not count as succeeded.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LeaveOutSkippedRunsAttribute : JobFilterAttribute, IElectStateFilter
{
    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is SucceededState { Result: string reason })
            context.CandidateState = new DeletedState { Reason = reason };
    }
}
