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

/// <summary>
/// Reacts to an event by changing tracked entities of its own module's context and nothing else. It neither saves nor sends, so that many
/// deliveries can share
/// one transaction; an entity that an earlier delivery of the same transaction added is found with <c>FindAsync</c>, not with a query.
/// </summary>
public interface ICollectingHandler<in TEvent> : IIntegrationEventHandler<TEvent>
    where TEvent : IIntegrationEvent;
