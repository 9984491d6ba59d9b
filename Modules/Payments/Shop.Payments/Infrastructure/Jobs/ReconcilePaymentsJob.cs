using MediatR;
using Quartz;
using Shop.Payments.Contracts.Reconciliation;

namespace Shop.Payments.Infrastructure.Jobs;

[DisallowConcurrentExecution]
internal sealed class ReconcilePaymentsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new ReconcilePayments(), cancellationToken);
}
