namespace Shop.Orders.Domain.Orders;

internal enum OrderShipmentStatus
{
    Assigned,
    Shipped,
    Delivered,
    Canceled,
    Returned,
}

/// <summary>The units of an order in one shipment. Logistics owns the shipment; the order only counts its units.</summary>
internal sealed class OrderShipment(
    Guid shipmentId,
    IReadOnlyList<LineQuantity> lines,
    string? carrier,
    string? trackingNumber,
    bool dispatch
)
{
    public Guid ShipmentId { get; private set; } = shipmentId;

    public IReadOnlyList<LineQuantity> Lines { get; private set; } = lines;

    public OrderShipmentStatus Status { get; private set; }

    public string? Carrier { get; private set; } = carrier;

    public string? TrackingNumber { get; private set; } = trackingNumber;

    /// <summary>Shipped on creation.</summary>
    public bool Dispatch { get; private set; } = dispatch;

    /// <summary>Code of the location to ship from; null for older shipments.</summary>
    public string? Location { get; private set; }

    /// <summary>The pending repacking, until Logistics confirms it.</summary>
    public Repacking? Repacking { get; private set; }

    /// <summary>The last completed repacking; null when never repacked.</summary>
    public Guid? RepackId { get; private set; }

    internal void MoveTo(OrderShipmentStatus status) => Status = status;

    internal void ShipFrom(string location) => Location = location;

    internal void Begin(Repacking repacking) => Repacking = repacking;

    internal void Pack() => (Lines, RepackId, Repacking) = (Repacking!.Lines, Repacking.Id, null);

    internal void Abandon() => Repacking = null;

    /// <summary>Units of the line that are blocked for other uses, including those a pending repacking adds or removes.</summary>
    internal int Occupied(Guid lineId) => Math.Max(Units(Lines, lineId), Units(Repacking?.Lines ?? [], lineId));

    internal int Packed(Guid lineId) => Units(Lines, lineId);

    private static int Units(IReadOnlyList<LineQuantity> lines, Guid lineId) =>
        lines.Where(unit => unit.LineId == lineId).Sum(unit => unit.Quantity);
}

internal sealed record LineQuantity(Guid LineId, int Quantity);

/// <summary>New contents for a shipment that has not shipped.</summary>
internal sealed record Repacking(Guid Id, IReadOnlyList<LineQuantity> Lines, Guid StaffId);
