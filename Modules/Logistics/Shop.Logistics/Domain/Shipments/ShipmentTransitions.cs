using ShipmentStatus = Shop.Logistics.Contracts.Shipments.ShipmentStatus;

namespace Shop.Logistics.Domain.Shipments;

/// <summary>The state machine of a shipment as a table.</summary>
internal static class ShipmentTransitions
{
    private static readonly Dictionary<ShipmentStatus, ShipmentStatus[]> Table = new()
    {
        [ShipmentStatus.Created] = [ShipmentStatus.Packed, ShipmentStatus.Shipped, ShipmentStatus.Canceled],
        [ShipmentStatus.Packed] = [ShipmentStatus.Shipped, ShipmentStatus.Canceled],
        [ShipmentStatus.Shipped] = [ShipmentStatus.Delivered, ShipmentStatus.DeliveryFailed],
        [ShipmentStatus.DeliveryFailed] = [ShipmentStatus.Shipped, ShipmentStatus.ReturnedToSender],
        [ShipmentStatus.Delivered] = [],
        [ShipmentStatus.ReturnedToSender] = [],
        [ShipmentStatus.Canceled] = [],
    };

    public static bool Allows(ShipmentStatus from, ShipmentStatus to) => Table[from].Contains(to);

    /// <summary>The shortest path, without its start, for updates that skip states. Empty when there is none.</summary>
    public static IReadOnlyList<ShipmentStatus> WayTo(ShipmentStatus from, ShipmentStatus to)
    {
        var ways = new Queue<List<ShipmentStatus>>([
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
