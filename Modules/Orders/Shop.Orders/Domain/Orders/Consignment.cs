namespace Shop.Orders.Domain.Orders;

internal enum ConsignmentStatus
{
    Assigned,
    Shipped,
    Delivered,
    Canceled,
    Returned,
}

/// <summary>
/// Units of an order that were put into one shipment. The shipment itself is Logistics' business; this is what the order counts by.
/// </summary>
internal sealed class Consignment(
    Guid shipmentId,
    IReadOnlyList<ConsignmentLine> lines,
    string? carrier,
    string? trackingNumber,
    bool dispatch
)
{
    /// <summary>The shipment's id.</summary>
    public Guid ShipmentId { get; private set; } = shipmentId;

    public IReadOnlyList<ConsignmentLine> Lines { get; private set; } = lines;

    public ConsignmentStatus Status { get; private set; }

    public string? Carrier { get; private set; } = carrier;

    public string? TrackingNumber { get; private set; } = trackingNumber;

    /// <summary>The parcel left at once, when it was made.</summary>
    public bool Dispatch { get; private set; } = dispatch;

    /// <summary>Code of the location that the units leave; null for a parcel of before that was chosen.</summary>
    public string? Location { get; private set; }

    /// <summary>What is being put into it instead, until Logistics has agreed; null when nothing is.</summary>
    public Repacking? Repacking { get; private set; }

    /// <summary>The repacking that its units stem from; null when they are those of the beginning.</summary>
    public Guid? RepackId { get; private set; }

    internal void MoveTo(ConsignmentStatus status) => Status = status;

    internal void LeaveFrom(string location) => Location = location;

    internal void Begin(Repacking repacking) => Repacking = repacking;

    internal void Pack() => (Lines, RepackId, Repacking) = (Repacking!.Lines, Repacking.Id, null);

    internal void Abandon() => Repacking = null;

    /// <summary>Units of the line that nothing else may be done with: also those that only come in or go out.</summary>
    internal int Occupied(Guid lineId) => Math.Max(Units(Lines, lineId), Units(Repacking?.Lines ?? [], lineId));

    internal int Packed(Guid lineId) => Units(Lines, lineId);

    private static int Units(IReadOnlyList<ConsignmentLine> lines, Guid lineId) =>
        lines.Where(unit => unit.LineId == lineId).Sum(unit => unit.Quantity);
}

internal sealed record ConsignmentLine(Guid LineId, int Quantity);

/// <summary>Other units for a parcel that has not left.</summary>
internal sealed record Repacking(Guid Id, IReadOnlyList<ConsignmentLine> Lines, Guid StaffId);
