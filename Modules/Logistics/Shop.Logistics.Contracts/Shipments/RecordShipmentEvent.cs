using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Moves a shipment on. Shipped counts as packed, when that was not said before. A move that is not allowed is refused
/// (<c>logistics.illegal-state</c>) with
/// the present status; the move that led to the present status is silently repeated.
/// </summary>
/// <param name="TrackingNumber">Sets or corrects it, not after delivery; null leaves it.</param>
/// <param name="Carrier">Likewise.</param>
public sealed record RecordShipmentEvent(
    Guid ShipmentId,
    ShipmentStatus Status,
    string? Carrier,
    string? TrackingNumber,
    string? Note,
    Guid? StaffId
) : ICommand<ShipmentSummary>;
