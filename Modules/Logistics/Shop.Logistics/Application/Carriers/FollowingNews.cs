namespace Shop.Logistics.Application.Carriers;

internal static class FollowingNews
{
    /// <summary>Applies a tracking update to its shipment, without saving. Returns the reason when it could not be applied.</summary>
    public static async Task<string?> FollowAsync(
        this LogisticsDbContext db,
        CarrierNews news,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (news.State is not { } state)
            return null;
        if (news.ShipmentId is not { } id || await db.FindShipmentAsync(id, cancellationToken) is not { } shipment)
            return "Unknown parcel";

        var from = shipment.State;
        return shipment.Follow(state, news.Sequence, news.Note, now) ? null : $"From {from} there is no way to {state}";
    }
}
