using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Events;

/// <summary>A shipment was handed to the carrier. Raised once per shipment, never for a corrected tracking number.</summary>
[EventName("logistics.units-shipped.v1")]
public sealed record UnitsShipped(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid ShipmentId,
    string? Carrier,
    string? TrackingNumber,
    string? TrackingUrl,
    IReadOnlyList<MovedLine> Lines
) : IIntegrationEvent;

public sealed record MovedLine(Guid LineReference, Sku Sku, int Quantity);
