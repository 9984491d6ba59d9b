using MediatR;
using Quartz;
using Shop.Users.Application.Accounts;
using Shop.Users.Application.Mail;

namespace Shop.Users.Infrastructure.Jobs;

[DisallowConcurrentExecution]
internal sealed class SendMailsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new SendDueMails(), cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class PurgeSessionsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await mediator.Send(new PurgeSessions(), cancellationToken);
}
