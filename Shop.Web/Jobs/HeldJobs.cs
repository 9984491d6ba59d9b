using Quartz;
using Shop.Kernel.Messaging;

namespace Shop.Web.Jobs;

/// <summary>Lets no job run while the shop is held; its next slot comes as ever.</summary>
internal sealed class HeldJobs(IHold hold) : ITriggerListener
{
    public string Name => "held-jobs";

    public ValueTask<bool> VetoJobExecution(
        ITrigger trigger,
        IJobExecutionContext context,
        CancellationToken cancellationToken = default
    ) => hold.IsHeldAsync(cancellationToken);
}
