namespace Shop.Orders.Domain.Orders;

internal enum ConsignmentStatus
{
    Assigned,
    Shipped,
    Delivered,
    Canceled,
    Returned,
}

/// <summary>Units of an order that were put into one shipment. The shipment itself is Logistics' business; this is what the order counts by.</summary>
internal sealed class Consignment(Guid shipmentId, IReadOnlyList<ConsignmentLine> lines, string? carrier, string? trackingNumber, bool dispatch)
{
    /// <summary>The shipment's id.</summary>
    public Guid ShipmentId { get; private set; } = shipmentId;

    public IReadOnlyList<ConsignmentLine> Lines { get; private set; } = lines;

    public ConsignmentStatus Status { get; private set; }

    public string? Carrier { get; private set; } = carrier;

    public string? TrackingNumber { get; private set; } = trackingNumber;

    /// <summary>The parcel left at once, when it was made.</summary>
    public bool Dispatch { get; private set; } = dispatch;

    internal void MoveTo(ConsignmentStatus status) => Status = status;
}

internal sealed record ConsignmentLine(Guid LineId, int Quantity);
