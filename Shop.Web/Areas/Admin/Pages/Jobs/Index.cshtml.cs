using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Persistence;
using Shop.Kernel.Web;
using Shop.Web.Jobs;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Jobs;

/// <summary>Recurring jobs, failed runs, and messages between modules that could not be delivered.</summary>
[Authorize(Policy = Permissions.JobsWrite)]
public sealed class IndexModel(OutboxInspector outboxes, JobStorage storage, IRecurringJobManager schedules, IBackgroundJobClient runs)
    : ShopPageModel
{
    private const int FailedShown = 50;

    public IReadOnlyList<OutboxState> Outboxes { get; private set; } = [];

    public IReadOnlyList<(string Module, OutboxMessage Message)> Stuck { get; private set; } = [];

    public IReadOnlyList<FailedRun> FailedRuns { get; private set; } = [];

    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];

    public bool HasDashboard => User.Has(Permissions.StaffWrite);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Outboxes = await outboxes.GetStatesAsync(cancellationToken);
        Stuck = await outboxes.ListFailedAsync(cancellationToken);
        FailedRuns =
        [
            .. storage
                .GetMonitoringApi()
                .FailedJobs(0, FailedShown)
                .Where(run => run.Value is { InFailedState: true })
                .Select(run => new FailedRun(
                    run.Key,
                    JobRegistration.NameOf(run.Value.Job) ?? run.Value.InvocationData?.Method ?? run.Key,
                    Utc(run.Value.FailedAt),
                    run.Value.ExceptionMessage ?? run.Value.Reason
                )),
        ];
        using var connection = storage.GetConnection();
        Jobs =
        [
            .. connection
                .GetRecurringJobs()
                .OrderBy(job => job.Id, StringComparer.Ordinal)
                .Select(job => new JobRow(job.Id, Utc(job.LastExecution), Outcome(job.LastJobState), Utc(job.NextExecution))),
        ];
    }

    public async Task<IActionResult> OnPostRetryAsync(string module, Guid id, CancellationToken cancellationToken)
    {
        var found = await outboxes.RetryAsync(module, id, cancellationToken);
        Say(found ? "The message is tried again now." : "This message got through in the meantime.", found ? "ok" : "info");
        return SeeOther("/admin/jobs");
    }

    public IActionResult OnPostRetryRun(string run)
    {
        var found = long.TryParse(run, out _) && runs.Requeue(run, FailedState.StateName);
        Say(found ? "The job runs again now." : "This run is not waiting to be tried again.", found ? "ok" : "info");
        return SeeOther("/admin/jobs");
    }

    public IActionResult OnPostRun(string name)
    {
        using var connection = storage.GetConnection();
        if (!connection.GetRecurringJobs([name]).Exists(job => !job.Removed))
            return NotFound();

        schedules.Trigger(name);
        Say($"The job {name} runs now.");
        return SeeOther("/admin/jobs");
    }

    private static string Outcome(string? state) =>
        state switch
        {
            null => "",
            "Succeeded" => "succeeded",
            "Failed" => "failed",
            "Deleted" => "skipped",
            "Scheduled" => "failed, to be tried again",
            _ => "running",
        };

    private static DateTimeOffset? Utc(DateTime? time) =>
        time is { } instant ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)) : null;
}

public sealed record JobRow(string Name, DateTimeOffset? LastRun, string LastOutcome, DateTimeOffset? NextRun);

public sealed record FailedRun(string Id, string Job, DateTimeOffset? FailedAt, string? Error);
