using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Fulfillment;

/// <summary>
/// Puts other units into a shipment that has not left: the lines replace those it had. What comes out is to be shipped again, what comes in
/// is taken from what is left to ship, and reserved where the shipment leaves from. Refused once it was shipped or canceled
/// (<c>orders.illegal-state</c> or <c>logistics.illegal-state</c>, with the present status), when the order was changed since <paramref
/// name="Version"/> (<c>kernel.changed-meanwhile</c>), or more is asked for than is left (at the field). Repeating it with the same id is
/// harmless.
/// </summary>
/// <param name="Version">Of the order, as it was seen; null for the present one.</param>
public sealed record RepackShipment(
    string OrderNumber,
    Guid ShipmentId,
    Guid RepackId,
    int? Version,
    IReadOnlyList<UnitsToShip> Lines,
    Guid StaffId
) : ICommand<OrderShipmentView>;
