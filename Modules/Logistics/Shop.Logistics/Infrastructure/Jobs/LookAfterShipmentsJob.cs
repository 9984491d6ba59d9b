using MediatR;
using Quartz;
using Shop.Logistics.Application.Carriers;
using Shop.Logistics.Application.Shipments;

namespace Shop.Logistics.Infrastructure.Jobs;

/// <summary>Books what a carrier has not answered for, and gives up what nobody collected.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAfterShipmentsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await mediator.Send(new GiveUpUncollected(), cancellationToken);
        await mediator.Send(new BookShipments(), cancellationToken);
    }
}
