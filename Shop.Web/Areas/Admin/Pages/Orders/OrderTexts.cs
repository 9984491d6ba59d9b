using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>Texts about lines, documents and shipments of an order.</summary>
public static class OrderTexts
{
    /// <summary>The SKU of a line and what is special about its units.</summary>
    public static string NotesOf(OrderLineView line)
    {
        string?[] notes =
        [
            line.Sku.Value,
            line.Backordered > 0 && line.Shippable > 0 ? BackorderText.Of(line.Backordered, line.Quantity, line.ExpectedOn) : null,
            line.Canceled > 0 ? T("Admin.Orders.UnitsCanceled", ("quantity", line.Canceled)) : null,
            line.InReturn > 0 ? T("Admin.Orders.UnitsInReturn", ("quantity", line.InReturn)) : null,
            line.Returned > 0 ? T("Admin.Orders.UnitsReturned", ("quantity", line.Returned)) : null,
        ];
        return string.Join(" · ", notes.OfType<string>());
    }

    public static string UnitsText(IEnumerable<(int Quantity, string Title)> units) =>
        string.Join(", ", units.Select(unit => T("Admin.Orders.UnitsOf", ("quantity", unit.Quantity), ("title", unit.Title))));

    public static string NameOf(DocumentItem document) =>
        document.Kind switch
        {
            DocumentKind.Invoice => T("Admin.Orders.Invoice", ("number", document.Number)),
            DocumentKind.CreditNote => T("Admin.Orders.CreditNote", ("number", document.Number)),
            _ => T("Admin.Orders.PackingSlipNumber", ("number", document.Number)),
        };

    /// <summary>The name of a location, or its code when it is not listed.</summary>
    public static string NameOf(string location, IReadOnlyList<OrderLocation> locations) =>
        locations.FirstOrDefault(known => known.Code == location)?.Name ?? location;

    /// <summary>The manual status changes of a shipment, with the texts of their buttons.</summary>
    public static IReadOnlyList<(ShipmentStatus To, string Text)> NextSteps(OrderShipmentView shipment)
    {
        var cancel = (ShipmentStatus.Canceled, T("Admin.Orders.CancelShipment"));
        var ship = (ShipmentStatus.Shipped, T("Admin.Orders.MarkShipped"));
        return (shipment.Status, shipment.IsPickUp) switch
        {
            (ShipmentStatus.Created, true) => [(ShipmentStatus.Packed, T("Admin.Orders.MarkReadyForPickup")), cancel],
            (ShipmentStatus.Packed, true) => [(ShipmentStatus.Delivered, T("Admin.Orders.MarkPickedUp")), cancel],
            (ShipmentStatus.Created, _) => [(ShipmentStatus.Packed, T("Admin.Orders.MarkPacked")), ship, cancel],
            (ShipmentStatus.Packed, _) => [ship, cancel],
            (ShipmentStatus.Shipped, _) =>
            [
                (ShipmentStatus.Delivered, T("Admin.Orders.MarkDelivered")),
                (ShipmentStatus.DeliveryFailed, T("Admin.Orders.MarkDeliveryFailed")),
            ],
            (ShipmentStatus.DeliveryFailed, _) =>
            [
                (ShipmentStatus.Shipped, T("Admin.Orders.MarkRedelivering")),
                (ShipmentStatus.ReturnedToSender, T("Admin.Orders.MarkReturnedToSender")),
            ],
            _ => [],
        };
    }
}
