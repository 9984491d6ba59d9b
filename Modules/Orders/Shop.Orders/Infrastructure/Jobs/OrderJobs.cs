using MediatR;
using Quartz;
using Shop.Orders.Application.Carts;
using Shop.Orders.Application.Documents;
using Shop.Orders.Application.Ordering;
using Shop.Orders.Application.Returns;
using Shop.Orders.Contracts.Ordering;

namespace Shop.Orders.Infrastructure.Jobs;

[DisallowConcurrentExecution]
internal sealed class ExpireOrdersJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new ExpireOrders(), cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class RemindUnpaidJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new RemindUnpaid(), cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class DeliverSilentlyJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new DeliverSilently(), cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class PurgeCartsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new PurgeCarts(), cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class ExpireReturnsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new ExpireReturns(), cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class IssueDocumentsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new IssueDocuments(), cancellationToken);
}
