using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Packs other units into a parcel that has not left: the lines replace those it had, in the order in which they are named. Refused
/// (<c>logistics.illegal-state</c>) once it was shipped or canceled.
/// Repeating it with the same id is harmless, also after others.
/// </summary>
public sealed record ChangeShipmentLines(Guid ShipmentId, Guid RepackId, IReadOnlyList<ShipmentLine> Lines, Guid? StaffId)
    : ICommand<ShipmentSummary>;
