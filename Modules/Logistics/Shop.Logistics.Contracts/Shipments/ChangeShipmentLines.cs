using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Packs other units into a parcel that has not left: the lines replace those it had. Refused (<c>logistics.illegal-state</c>) once it was shipped or canceled.
/// Repeating it with the same lines is harmless.
/// </summary>
public sealed record ChangeShipmentLines(Guid ShipmentId, IReadOnlyList<ShipmentLine> Lines, Guid? StaffId) : ICommand<ShipmentSummary>;
