namespace Shop.Kernel.Messaging;

/// <summary>Maps a module's domain events to the integration events it publishes.</summary>
public interface IEventMap
{
    /// <summary>The integration event to publish, or null when there is none.</summary>
    IIntegrationEvent? Map(IDomainEvent domainEvent);

    /// <summary>The integration events to publish for all domain events of one save. Override to combine many into one.</summary>
    IEnumerable<IIntegrationEvent> Map(IReadOnlyList<IDomainEvent> domainEvents) => domainEvents.Select(Map).OfType<IIntegrationEvent>();
}
