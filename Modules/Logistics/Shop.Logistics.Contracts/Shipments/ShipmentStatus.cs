namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Created → packed → shipped → delivered; a failed delivery can be tried again or goes back to the sender. Created and packed ones can be
/// canceled. What the
/// shopper collects goes from packed, which means ready, to delivered.
/// </summary>
public enum ShipmentStatus
{
    Created,
    Packed,
    Shipped,
    Delivered,
    DeliveryFailed,
    ReturnedToSender,
    Canceled,
}
