using Shop.Logistics.Domain.Shipments;
using ShipmentStatus = Shop.Logistics.Contracts.Shipments.ShipmentStatus;

namespace Shop.Logistics.Application.Carriers;

/// <summary>A connected carrier. Calls time out after five seconds and are never made inside a database transaction.</summary>
internal interface ICarrier
{
    /// <summary>The carrier's code in its webhook URL.</summary>
    string Code { get; }

    /// <summary>Books a parcel under the shipment's id: a repeat returns the same booking. Null when the carrier did not respond.</summary>
    Task<BookedParcel?> BookAsync(Shipment shipment, CancellationToken cancellationToken);

    /// <summary>Verifies and parses a webhook; null when it was not sent by this carrier.</summary>
    TrackingUpdate? Read(byte[] body, string? signature, DateTimeOffset now);

    /// <summary>Parses a webhook whose signature was verified before; null when it is not in this carrier's format.</summary>
    TrackingUpdate? Parse(byte[] body);
}

internal sealed record BookedParcel(string TrackingNumber, string LabelUrl);

/// <param name="EventId">The carrier's id of the event, the same on every delivery.</param>
/// <param name="ShipmentId">Null when it is not about a shipment of this shop.</param>
/// <param name="State">Null for updates that change nothing.</param>
/// <param name="Sequence">Increases with each change of the parcel.</param>
internal sealed record TrackingUpdate(string EventId, Guid? ShipmentId, ShipmentStatus? State, int Sequence, string? Note);
