using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Creates a shipment. The caller has checked that the units can be shipped. Repeating it with the same id returns the same shipment.
/// </summary>
public sealed record CreateShipment : ICommand<ShipmentSummary>
{
    /// <summary>Chosen by the caller.</summary>
    public required Guid ShipmentId { get; init; }

    /// <summary>The order's id.</summary>
    public required Guid Reference { get; init; }

    /// <summary>The order's number.</summary>
    public required string ReferenceText { get; init; }

    public required string ShippingMethod { get; init; }

    public required PostalAddress Address { get; init; }

    /// <summary>In display order.</summary>
    public required IReadOnlyList<ShipmentLine> Lines { get; init; }

    /// <summary>Null for the carrier of the shipping method; pickups have none.</summary>
    public required string? Carrier { get; init; }

    /// <summary>Null when there is none yet; then a connected carrier is asked for one afterwards.</summary>
    public required string? TrackingNumber { get; init; }

    public required Guid? StaffId { get; init; }

    /// <summary>Code of the location the units ship from; null for the method's pickup point, or when unspecified.</summary>
    public string? Location { get; init; }
}

/// <param name="LineReference">The order line's id.</param>
public sealed record ShipmentLine(Guid LineReference, Sku Sku, string Title, int Quantity);
