using Shop.Logistics.Domain.Shipments;
using ShipmentStatus = Shop.Logistics.Contracts.Shipments.ShipmentStatus;

namespace Shop.Logistics.Application.Carriers;

/// <summary>A connected carrier. Calls end within five seconds and are never made inside a database transaction.</summary>
internal interface ICarrier
{
    /// <summary>As in the address that its notices come to.</summary>
    string Code { get; }

    /// <summary>Books a parcel under the shipment's id: asking again answers the same. Null when the carrier did not answer.</summary>
    Task<BookedParcel?> BookAsync(Shipment shipment, CancellationToken cancellationToken);

    /// <summary>Reads a notice; null when it is not from this carrier.</summary>
    CarrierNews? Read(byte[] body, string? signature, DateTimeOffset now);

    /// <summary>Reads a notice whose signature was checked before; null when it is none of this carrier's.</summary>
    CarrierNews? Parse(byte[] body);
}

internal sealed record BookedParcel(string TrackingNumber, string LabelUrl);

/// <param name="EventId">The carrier's own, the same on every delivery.</param>
/// <param name="ShipmentId">Null when it is about nothing that this shop can have booked.</param>
/// <param name="State">Null for news that change nothing.</param>
/// <param name="Sequence">Grows with each change of the parcel.</param>
internal sealed record CarrierNews(string EventId, Guid? ShipmentId, ShipmentStatus? State, int Sequence, string? Note);
