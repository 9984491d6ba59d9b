using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Changes the status of a shipment. Shipped implies packed. A transition that is not allowed is refused (<c>logistics.illegal-state</c>)
/// with the current status; repeating the one that led to it succeeds.
/// </summary>
/// <param name="TrackingNumber">Sets or corrects it, but not after delivery; null leaves it unchanged.</param>
/// <param name="Carrier">Likewise.</param>
public sealed record RecordShipmentEvent(
    Guid ShipmentId,
    ShipmentStatus Status,
    string? Carrier,
    string? TrackingNumber,
    string? Note,
    Guid? StaffId
) : ICommand<ShipmentSummary>;
