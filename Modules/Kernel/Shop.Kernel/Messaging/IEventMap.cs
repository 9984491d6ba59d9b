namespace Shop.Kernel.Messaging;

/// <summary>A module's one switch from what its aggregates raise to what its neighbors hear.</summary>
public interface IEventMap
{
    /// <summary>The integration event to publish, or null when nobody outside cares.</summary>
    IIntegrationEvent? Map(IDomainEvent domainEvent);
}
