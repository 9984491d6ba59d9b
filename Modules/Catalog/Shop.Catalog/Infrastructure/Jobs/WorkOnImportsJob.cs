using MediatR;
using Quartz;
using Shop.Catalog.Application.Imports;

namespace Shop.Catalog.Infrastructure.Jobs;

[DisallowConcurrentExecution]
internal sealed class WorkOnImportsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new WorkOnImports(), cancellationToken);
}
