using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Events;

/// <summary>A parcel is ready at its pickup point. Raised once per shipment.</summary>
/// <param name="KeptUntil">After this time the shipment may be canceled (<c>logistics.shipment-canceled.v1</c>).</param>
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
