using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Events;

/// <summary>A shipment was delivered. Raised once per shipment.</summary>
[EventName("logistics.units-delivered.v1")]
public sealed record UnitsDelivered(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid ShipmentId,
    IReadOnlyList<MovedLine> Lines
) : IIntegrationEvent;
