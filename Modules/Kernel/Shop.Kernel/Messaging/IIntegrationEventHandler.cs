namespace Shop.Kernel.Messaging;

/// <summary>
/// Reacts to an event of another module (or of its own). Saves once: the inbox entry that marks the event as handled goes
/// into that same save. Commands it sends to other modules must be idempotent on ids taken from the event.
/// </summary>
public interface IIntegrationEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    Task Handle(TEvent integrationEvent, CancellationToken cancellationToken);
}
