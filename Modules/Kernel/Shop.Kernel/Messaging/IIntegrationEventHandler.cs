namespace Shop.Kernel.Messaging;

/// <summary>
/// Handles an event of another module or the same one. Saves once: the inbox entry that marks the event as handled is part of that save.
/// Commands sent to other modules must be idempotent on ids taken from the event.
/// </summary>
public interface IIntegrationEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    Task Handle(TEvent integrationEvent, CancellationToken cancellationToken);
}

/// <summary>Handles some events of a type; the others are not delivered to it.</summary>
public interface ISelectiveHandler<in TEvent> : IIntegrationEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    static abstract bool Wants(TEvent integrationEvent);
}

/// <summary>
/// Handles an event only by changing tracked entities of its own module's context. It neither saves nor sends, so that many deliveries can
/// share one transaction. Use <c>FindAsync</c>, not a query, to find an entity that an earlier delivery in the same transaction added.
/// </summary>
public interface ICollectingHandler<in TEvent> : IIntegrationEventHandler<TEvent>
    where TEvent : IIntegrationEvent;
