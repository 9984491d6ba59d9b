namespace Shop.Kernel.Messaging;

/// <summary>A fact that other modules may react to. Delivered at least once, in no particular order.</summary>
public interface IIntegrationEvent
{
    /// <summary>The same on every delivery; used to detect duplicates.</summary>
    Guid EventId { get; }

    /// <summary>When it happened, in UTC.</summary>
    DateTimeOffset OccurredAt { get; }
}
