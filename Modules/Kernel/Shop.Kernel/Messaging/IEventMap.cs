namespace Shop.Kernel.Messaging;

/// <summary>A module's one switch from what its aggregates raise to what its neighbors hear.</summary>
public interface IEventMap
{
    /// <summary>The integration event to publish, or null when nobody outside cares.</summary>
    IIntegrationEvent? Map(IDomainEvent domainEvent);

    /// <summary>
    /// The integration events to publish for all that one save raised. A module whose neighbors rather hear once of many things joins them
    /// here.
    /// </summary>
    IEnumerable<IIntegrationEvent> Map(IReadOnlyList<IDomainEvent> domainEvents) => domainEvents.Select(Map).OfType<IIntegrationEvent>();
}
