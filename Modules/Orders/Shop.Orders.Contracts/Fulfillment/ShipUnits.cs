using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Fulfillment;

/// <summary>
/// Puts units of a confirmed order into a new shipment. Refused when the order is not confirmed, or more is asked for than is left to ship
/// (at the field).
/// A shipment leaves from one location; what is reserved elsewhere is reserved there instead, if it is free there
/// (<c>inventory.not-free</c>, at the field). Repeating it with the same shipment id answers the same shipment.
/// </summary>
/// <param name="Lines">Null for everything that is left.</param>
/// <param name="Dispatch">True: the parcel has left already, the shipment is moved on to shipped at once; refused for what the customer
/// collects.</param>
/// <param name="Location">Code of the location that it leaves from. Null for where the units are reserved; refused
/// (<c>orders.no-single-location</c>) when that is not one place.</param>
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
