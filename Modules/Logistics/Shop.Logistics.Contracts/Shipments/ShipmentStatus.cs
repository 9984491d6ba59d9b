namespace Shop.Logistics.Contracts.Shipments;

/// <summary>
/// Created → packed → shipped → delivered; after a failed delivery the carrier retries, or the parcel is returned to the sender. Created
/// and packed shipments can be canceled. Pickups go from packed, which means ready for pickup, to delivered.
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
