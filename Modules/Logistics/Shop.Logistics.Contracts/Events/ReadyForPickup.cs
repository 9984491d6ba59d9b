using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Events;

/// <summary>A parcel waits at its pick-up point. Raised once per shipment.</summary>
/// <param name="KeptUntil">From then on it may be given up (<c>logistics.shipment-canceled.v1</c>).</param>
[EventName("logistics.ready-for-pickup.v1")]
public sealed record ReadyForPickup(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid ShipmentId,
    string? Location,
    DateTimeOffset KeptUntil,
    IReadOnlyList<MovedLine> Lines
) : IIntegrationEvent;
