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

    private FrequentJobs Frequent => HttpContext.RequestServices.GetRequiredService<FrequentJobs>();

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
                .Select(job => new JobRow(job.Id, Utc(job.LastExecution), Outcome(job.LastJobState), Utc(job.NextExecution)))
                .Concat(Frequent.LastRuns.Select(run => new JobRow(run.Job.Id, run.At, Outcome(run.Outcome), run.Next)))
                .OrderBy(job => job.Name, StringComparer.Ordinal),
        ];
    }

    public async Task<IActionResult> OnPostRetryAsync(string module, Guid id, CancellationToken cancellationToken)
    {
        var found = await outboxes.RetryAsync(module, id, cancellationToken);
        Flash(T(found ? "Admin.Jobs.MessageRetried" : "Admin.Jobs.MessageDelivered"), found ? "ok" : "info");
        return Redirect303("/admin/jobs");
    }

    public IActionResult OnPostRetryRun(string run)
    {
        var found = long.TryParse(run, out _) && runs.Requeue(run, FailedState.StateName);
        Flash(T(found ? "Admin.Jobs.RunRetried" : "Admin.Jobs.RunNotWaiting"), found ? "ok" : "info");
        return Redirect303("/admin/jobs");
    }

    public IActionResult OnPostRun(string name)
    {
        using var connection = storage.GetConnection();
        if (Frequent.LastRuns.FirstOrDefault(run => run.Job.Id == name) is { } frequent)
            runs.Create(FrequentJobs.RunOf(frequent.Job), new EnqueuedState());
        else if (connection.GetRecurringJobs([name]).Exists(job => !job.Removed))
            schedules.Trigger(name);
        else
            return NotFound();

        Flash(T("Admin.Jobs.Started", ("job", name)));
        return Redirect303("/admin/jobs");
    }

    private static string Outcome(string? state) =>
        state switch
        {
            null => "",
            "Succeeded" => T("Admin.Jobs.Succeeded"),
            "Failed" => T("Admin.Jobs.Failed"),
            "Deleted" => T("Admin.Jobs.Skipped"),
            "Scheduled" => T("Admin.Jobs.WaitingForRetry"),
            _ => T("Admin.Jobs.Running"),
        };

    private static DateTimeOffset? Utc(DateTime? time) =>
        time is { } instant ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)) : null;
}

public sealed record JobRow(string Name, DateTimeOffset? LastRun, string LastOutcome, DateTimeOffset? NextRun);

public sealed record FailedRun(string Id, string Job, DateTimeOffset? FailedAt, string? Error);
