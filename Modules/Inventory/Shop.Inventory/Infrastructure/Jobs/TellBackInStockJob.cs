using MediatR;
using Quartz;
using Shop.Inventory.Application.BackInStock;

namespace Shop.Inventory.Infrastructure.Jobs;

[DisallowConcurrentExecution]
internal sealed class TellBackInStockJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new TellBackInStock(), cancellationToken);
}
