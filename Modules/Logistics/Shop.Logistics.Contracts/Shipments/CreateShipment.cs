using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Creates a shipment. The caller has checked that the units can be shipped. Repeating it with the same id returns the same shipment.
/// </summary>
/// <param name="ShipmentId">Chosen by the caller.</param>
/// <param name="Reference">The order's id.</param>
/// <param name="ReferenceText">The order's number.</param>
/// <param name="Lines">In display order.</param>
/// <param name="Carrier">Null for the carrier of the shipping method; pickups have none.</param>
/// <param name="TrackingNumber">Null when there is none yet; then a connected carrier is asked for one afterwards.</param>
/// <param name="Location">Code of the location the units ship from; null for the method's pickup point, or when unspecified.</param>
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
