using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Fulfillment;

/// <summary>
/// Replaces the lines of a shipment that has not shipped. Removed units are left to ship again; added units are taken from those left to
/// ship and reserved at the shipment's location. Refused once it was shipped or canceled (with the current status), when the order was
/// changed since <paramref name="Version"/> (<c>kernel.changed-meanwhile</c>), or when fewer units are left (at the field). Idempotent by
/// id.
/// </summary>
/// <param name="Version">The order's version as seen; null for the current one.</param>
public sealed record RepackShipment(
    string OrderNumber,
    Guid ShipmentId,
    Guid RepackId,
    int? Version,
    IReadOnlyList<UnitsToShip> Lines,
    Guid StaffId
) : ICommand<OrderShipmentView>;
