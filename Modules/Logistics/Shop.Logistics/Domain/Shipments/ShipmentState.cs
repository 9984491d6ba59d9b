namespace Shop.Logistics.Domain.Shipments;

/// <summary>Named and numbered as in the contracts.</summary>
internal enum ShipmentState
{
    Created,
    Packed,
    Shipped,
    Delivered,
    DeliveryFailed,
    ReturnedToSender,
    Canceled,
}

/// <summary>The state machine of a shipment, as a table.</summary>
internal static class ShipmentTransitions
{
    private static readonly Dictionary<ShipmentState, ShipmentState[]> Table = new()
    {
        [ShipmentState.Created] = [ShipmentState.Packed, ShipmentState.Shipped, ShipmentState.Canceled],
        [ShipmentState.Packed] = [ShipmentState.Shipped, ShipmentState.Canceled],
        [ShipmentState.Shipped] = [ShipmentState.Delivered, ShipmentState.DeliveryFailed],
        [ShipmentState.DeliveryFailed] = [ShipmentState.Shipped, ShipmentState.ReturnedToSender],
        [ShipmentState.Delivered] = [],
        [ShipmentState.ReturnedToSender] = [],
        [ShipmentState.Canceled] = [],
    };

    public static bool Allows(ShipmentState from, ShipmentState to) => Table[from].Contains(to);
}
