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

    /// <summary>
    /// The shortest way, without where it starts: what has happened meanwhile, when somebody tells of the end only. Empty when there is
    /// none.
    /// </summary>
    public static IReadOnlyList<ShipmentState> WayTo(ShipmentState from, ShipmentState to)
    {
        var ways = new Queue<List<ShipmentState>>([
            [from],
        ]);
        while (ways.TryDequeue(out var way))
        {
            if (way[^1] == to)
                return way[1..];
            foreach (var next in Table[way[^1]].Where(next => !way.Contains(next)))
                ways.Enqueue([.. way, next]);
        }

        return [];
    }
}
