using System.Diagnostics;
using System.Text.Json;
using Shop.Kernel.Messaging;

namespace Shop.Kernel.Persistence;

/// <summary>Turns an event into outbox rows, one per handler.</summary>
internal sealed class OutboxWriter(Subscriptions subscriptions, OutboxSignal signal, TimeProvider clock)
{
    public void Write(ModuleDbContext context, IIntegrationEvent integrationEvent)
    {
        var eventType = integrationEvent.GetType();
        string? payload = null;
        var now = clock.GetUtcNow();
        var leasedUntil = signal.LeaseUntil(context.Schema, now);
        foreach (var subscription in subscriptions.For(eventType).Where(subscription => subscription.Wants(integrationEvent)))
            context.Outbox.Add(
                new OutboxMessage
                {
                    Id = Guid.CreateVersion7(),
                    EventId = integrationEvent.EventId,
                    EventName = subscription.EventName,
                    Handler = subscription.Handler,
                    Payload = payload ??= JsonSerializer.Serialize(integrationEvent, eventType, KernelJson.Options),
                    TraceId = Activity.Current?.Id,
                    OccurredAt = integrationEvent.OccurredAt,
                    Attempts = leasedUntil is null ? 0 : 1,
                    NextTryAt = now,
                    Lease = leasedUntil is null ? null : signal.Lease,
                    LeasedUntil = leasedUntil,
                }
            );
    }
}
