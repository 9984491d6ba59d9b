using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Prepares a parcel. The caller has checked that the units may be sent. Repeating it with the same id answers the same shipment.
/// </summary>
/// <param name="ShipmentId">Chosen by the caller.</param>
/// <param name="Reference">The order's id.</param>
/// <param name="ReferenceText">The order's number.</param>
/// <param name="Lines">In the order in which they are shown.</param>
/// <param name="Carrier">Null for the shipping method's own; what the shopper collects has none.</param>
/// <param name="TrackingNumber">Null when there is none yet; then a connected carrier is asked for one afterwards.</param>
/// <param name="Location">Code of the location that the units leave; null for the pick-up point of the method, or where the caller does not
/// say.</param>
public sealed record CreateShipment(
    Guid ShipmentId,
    Guid Reference,
    string ReferenceText,
    string ShippingMethod,
    PostalAddress Address,
    IReadOnlyList<ShipmentLine> Lines,
    string? Carrier,
    string? TrackingNumber,
    Guid? StaffId,
    string? Location = null
) : ICommand<ShipmentSummary>;

/// <param name="LineReference">The order line's id.</param>
public sealed record ShipmentLine(Guid LineReference, Sku Sku, string Title, int Quantity);
