using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Replaces the contents of a parcel that has not shipped; the lines are kept in the given order. Refused (<c>logistics.cannot-repack</c>)
/// once it was shipped or canceled. Repeating it with the same id is harmless, even after later changes.
/// </summary>
public sealed record ChangeShipmentLines(Guid ShipmentId, Guid RepackId, IReadOnlyList<ShipmentLine> Lines, Guid? StaffId)
    : ICommand<ShipmentSummary>;
