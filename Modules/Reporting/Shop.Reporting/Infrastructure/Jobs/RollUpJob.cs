using Quartz;
using Shop.Reporting.Application.Reports;

namespace Shop.Reporting.Infrastructure.Jobs;

/// <summary>Keeps the day totals fresh, so that whoever opens the dashboard waits for a few seconds' worth of facts only.</summary>
[DisallowConcurrentExecution]
internal sealed class RollUpJob(RollUp rollUp) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await rollUp.RefreshAsync(everything: false, cancellationToken);
}
