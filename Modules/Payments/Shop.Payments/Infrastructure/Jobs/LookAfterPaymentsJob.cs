using MediatR;
using Quartz;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.StoredValues;

namespace Shop.Payments.Infrastructure.Jobs;

[DisallowConcurrentExecution]
internal sealed class LookAfterPaymentsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await mediator.Send(new LookAfterPayments(), cancellationToken);
        await mediator.Send(new LookAfterStoredValues(), cancellationToken);
    }
}
