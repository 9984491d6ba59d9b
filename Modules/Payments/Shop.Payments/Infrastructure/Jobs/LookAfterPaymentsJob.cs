using MediatR;
using Quartz;
using Shop.Kernel;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.StoredValues;

namespace Shop.Payments.Infrastructure.Jobs;

/// <summary>
/// After an outage thousands of payments may wait to be asked about: one run goes on until none is due, or its time is over.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class LookAfterPaymentsJob(IMediator mediator, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (
            (await mediator.Send(new LookAfterPayments(), cancellationToken)).OrThrow().Value > 0 && clock.GetElapsedTime(begun) < Longest
        )
        {
            // The next ones.
        }

        await mediator.Send(new LookAfterStoredValues(), cancellationToken);
    }
}
