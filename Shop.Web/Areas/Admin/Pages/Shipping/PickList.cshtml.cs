using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Logistics.Contracts.Carriers;
using Shop.Logistics.Contracts.Shipments;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Shipping;

/// <summary>The units to pick at a location and the parcels they belong to, formatted for print.</summary>
[Authorize(Policy = Permissions.ShipmentsWrite)]
public sealed class PickListModel(IMediator mediator) : ShopPageModel
{
    /// <summary>Location code; blank for all.</summary>
    [FromQuery]
    public string? At { get; set; }

    public IReadOnlyList<StockLocation> Places { get; private set; } = [];

    public IReadOnlyList<ShipmentSummary> Shipments { get; private set; } = [];

    /// <summary>Carrier webhook events that could not be processed.</summary>
    public int ParkedEvents { get; private set; }

    public IReadOnlyList<Pick> Picks =>
        [
            .. from shipment in Shipments
            from line in shipment.Lines
            group (shipment.ReferenceText, line.Quantity) by (line.Sku, line.Title) into units
            orderby units.Key.Sku.Value
            select new Pick(
                units.Key.Sku,
                units.Key.Title,
                units.Sum(unit => unit.Quantity),
                string.Join(", ", units.Select(unit => $"{unit.Quantity} × {unit.ReferenceText}"))
            ),
        ];

    public string Here => "/admin/shipping/pick-list" + (string.IsNullOrEmpty(At) ? string.Empty : new QueryString().Add("at", At));

    public string NameOf(string? location) => Places.FirstOrDefault(place => place.Code == location)?.Name ?? location ?? "–";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid shipment, CancellationToken cancellationToken)
    {
        var packed = await mediator.Send(
            new RecordShipmentEvent(shipment, ShipmentStatus.Packed, null, null, null, User.StaffId()),
            cancellationToken
        );
        Flash(
            packed.IsSuccess ? T("Admin.PickList.Packed", ("order", packed.Value.ReferenceText)) : packed.Errors[0].Text(),
            packed.IsSuccess ? "ok" : "danger"
        );
        return Redirect303(Here);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        ParkedEvents = (await mediator.Send(new ListParkedWebhookEvents(), cancellationToken)).Value.Count;
        Places = (await mediator.Send(new ListLocations(), cancellationToken)).Value;
        Shipments = (await mediator.Send(new ListShipmentsToPack(string.IsNullOrEmpty(At) ? null : At), cancellationToken)).Value;
    }

    /// <param name="For">The quantity for each order.</param>
    public sealed record Pick(Sku Sku, string Title, int Units, string For);
}
