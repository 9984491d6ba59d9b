using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Fulfillment;

/// <summary>
/// Creates a shipment with units of a confirmed order. Refused when the order is not confirmed or fewer units are left to ship (at the
/// field). A shipment leaves from one location; units reserved elsewhere are moved there, refused when they are not available
/// (<c>inventory.not-free</c>, at the field). The same shipment id returns the same shipment.
/// </summary>
/// <param name="Lines">Null for all remaining units.</param>
/// <param name="Dispatch">True to mark the shipment as shipped immediately; refused for pickup orders.</param>
/// <param name="Location">Code of the location to ship from. Null to ship from where the units are reserved; refused
/// (<c>orders.no-single-location</c>) when they are in several locations.</param>
public sealed record ShipUnits(
    string OrderNumber,
    Guid ShipmentId,
    IReadOnlyList<UnitsToShip>? Lines,
    string? Carrier,
    string? TrackingNumber,
    bool Dispatch,
    Guid StaffId,
    string? Location = null
) : ICommand<OrderShipmentView>;

/// <param name="Line">The line's id or its SKU.</param>
public sealed record UnitsToShip(string Line, int Quantity);
