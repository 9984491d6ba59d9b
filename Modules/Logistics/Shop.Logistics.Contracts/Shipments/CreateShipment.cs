using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>Prepares a parcel. The caller has checked that the units may be sent. Repeating it with the same id answers the same shipment.</summary>
/// <param name="ShipmentId">Chosen by the caller.</param>
/// <param name="Reference">The order's id.</param>
/// <param name="ReferenceText">The order's number.</param>
/// <param name="Carrier">Null for the shipping method's own.</param>
public sealed record CreateShipment(
    Guid ShipmentId,
    Guid Reference,
    string ReferenceText,
    string ShippingMethod,
    PostalAddress Address,
    IReadOnlyList<ShipmentLine> Lines,
    string? Carrier,
    string? TrackingNumber,
    Guid? StaffId) : ICommand<ShipmentSummary>;

/// <param name="LineReference">The order line's id.</param>
public sealed record ShipmentLine(Guid LineReference, Sku Sku, string Title, int Quantity);
