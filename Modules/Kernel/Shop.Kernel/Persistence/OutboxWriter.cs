using System.Diagnostics;
using System.Text.Json;
using Shop.Kernel.Messaging;

namespace Shop.Kernel.Persistence;

/// <summary>Turns an event into outbox rows, one per handler.</summary>
internal sealed class OutboxWriter(Subscriptions subscriptions, TimeProvider clock)
{
    public void Write(ModuleDbContext context, IIntegrationEvent integrationEvent)
    {
        var eventType = integrationEvent.GetType();
        string? payload = null;
        foreach (var subscription in subscriptions.For(eventType))
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
                    NextTryAt = clock.GetUtcNow(),
                }
            );
    }
}
