using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Application.Shipments;

internal static class ShipmentViews
{
    public static ShipmentSummary Of(Shipment shipment) =>
        new()
        {
            Id = shipment.Id.Value,
            Reference = shipment.Reference,
            ReferenceText = shipment.ReferenceText,
            Status = shipment.State,
            Lines = [.. shipment.Lines.Select(line => new ShipmentLine(line.LineReference, line.Sku, line.Title, line.Quantity))],
            Carrier = shipment.Carrier,
            TrackingNumber = shipment.TrackingNumber,
            TrackingUrl = TrackingPages.UrlOf(shipment),
            CreatedAt = shipment.CreatedAt,
            ShippedAt = shipment.ShippedAt,
            DeliveredAt = shipment.DeliveredAt,
            Events =
            [
                .. shipment.Events.OrderBy(entry => entry.Sequence).Select(entry => new ShipmentEvent(entry.State, entry.Note, entry.At)),
            ],
            Location = shipment.Location,
            IsPickUp = shipment.IsPickUp,
            ReadyForPickupAt = shipment.ReadyForPickupAt,
            LabelUrl = shipment.LabelUrl,
        };
}

/// <summary>The carriers' tracking pages.</summary>
internal static class TrackingPages
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DHL"] = "https://www.dhl.com/global-en/home/tracking/tracking-parcel.html?submit=1&tracking-id=",
        ["UPS"] = "https://www.ups.com/track?tracknum=",
        ["DPD"] = "https://tracking.dpd.de/status/en_US/parcel/",
        ["GLS"] = "https://gls-group.com/track/",
        ["FedEx"] = "https://www.fedex.com/fedextrack/?trknbr=",
    };

    /// <summary>Null for sandbox tracking numbers, which carriers do not know.</summary>
    public static string? UrlOf(Shipment shipment) =>
        shipment is { Carrier: { } carrier, TrackingNumber: { Length: > 0 } number, BookedWith: null }
        && Pages.TryGetValue(carrier, out var page)
            ? page + Uri.EscapeDataString(number)
            : null;
}
