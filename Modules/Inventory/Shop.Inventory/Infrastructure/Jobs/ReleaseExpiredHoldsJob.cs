using MediatR;
using Quartz;
using Shop.Inventory.Application.Reservations;

namespace Shop.Inventory.Infrastructure.Jobs;

[DisallowConcurrentExecution]
internal sealed class ReleaseExpiredHoldsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new ReleaseExpiredHolds(), cancellationToken);
}
