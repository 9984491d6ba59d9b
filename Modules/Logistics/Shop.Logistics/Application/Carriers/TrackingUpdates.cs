using Shop.Kernel;
using Shop.Logistics.Domain;

namespace Shop.Logistics.Application.Carriers;

internal static class TrackingUpdates
{
    /// <summary>Applies a tracking update to its shipment, without saving. Returns the reason when it cannot be applied.</summary>
    public static async Task<Error?> ApplyAsync(
        this LogisticsDbContext db,
        TrackingUpdate update,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (update.State is not { } state)
            return null;
        if (update.ShipmentId is not { } id || await db.FindShipmentAsync(id, cancellationToken) is not { } shipment)
            return LogisticsErrors.UnknownParcel;

        var from = shipment.State;
        return shipment.Follow(state, update.Sequence, update.Note, now) ? null : LogisticsErrors.UpdateNotAllowed(from);
    }
}
