using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Quartz;
using Shop.Kernel.Http;
using Shop.Kernel.Persistence;
using Shop.Web.Support;

namespace Shop.Web.Areas.Admin.Pages.Jobs;

/// <summary>What runs by itself, and the messages between modules that did not get through.</summary>
[Authorize(Policy = Permissions.JobsWrite)]
public sealed class IndexModel(OutboxInspector outboxes, ISchedulerFactory schedulers) : ShopPageModel
{
    public IReadOnlyList<OutboxState> Outboxes { get; private set; } = [];

    public IReadOnlyList<(string Module, OutboxMessage Message)> Stuck { get; private set; } = [];

    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Outboxes = await outboxes.GetStatesAsync(cancellationToken);
        Stuck = await outboxes.ListFailedAsync(cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = 200 }, cancellationToken);
        Jobs =
        [
            .. triggers
                .Items.Select(trigger => new JobRow(trigger.JobKey.Name, trigger.PreviousFireTimeUtc, trigger.NextFireTimeUtc))
                .OrderBy(row => row.Name, StringComparer.Ordinal),
        ];
    }

    public async Task<IActionResult> OnPostRetryAsync(string module, Guid id, CancellationToken cancellationToken)
    {
        var found = await outboxes.RetryAsync(module, id, cancellationToken);
        Say(found ? "The message is tried again now." : "This message got through in the meantime.", found ? "ok" : "info");
        return SeeOther("/admin/jobs");
    }

    public async Task<IActionResult> OnPostRunAsync(string name, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (!await scheduler.Exists(new JobKey(name), cancellationToken))
            return NotFound();

        await scheduler.TriggerJob(new JobKey(name), cancellationToken);
        Say($"The job {name} runs now.");
        return SeeOther("/admin/jobs");
    }
}

public sealed record JobRow(string Name, DateTimeOffset? LastRun, DateTimeOffset? NextRun);
