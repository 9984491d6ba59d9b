namespace Shop.Logistics.Application.Carriers;

internal static class FollowingNews
{
    /// <summary>Has the shipment follow a carrier's news; why it could not, in words. Nothing is saved yet.</summary>
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
