using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders.Actions;

/// <summary>Creates a shipment.</summary>
[Authorize(Policy = Permissions.ShipmentsWrite)]
public sealed class ShipModel(IMediator mediator) : OrderActionModel(mediator)
{
    [BindProperty]
    public ShipInput Input { get; set; } = new();

    public IReadOnlyList<OrderLocation> Locations { get; private set; } = [];

    public IEnumerable<UnitRow> Rows => RowsOf(line => line.Shippable, LeftToShip, all: true);

    /// <summary>The locations a parcel can ship from, and how many of the unshipped units each holds.</summary>
    public IReadOnlyList<SelectListItem> ShipFromOptions =>
        [
            new(T("Admin.Orders.ReservedLocation"), string.Empty),
            .. from location in Locations
            where location.IsActive
            let units = Order.Lines.Sum(line => line.Places.Where(place => place.Location == location.Code).Sum(place => place.Units))
            select new SelectListItem(
                units > 0 ? T("Admin.Orders.LocationReserved", ("location", location.Name), ("reserved", units)) : location.Name,
                location.Code
            ),
        ];

    protected override bool IsAllowed => Can("ship");

    protected override string NotAllowed => T("Admin.Orders.ShipNotAllowed");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.AreUnitsRead("Input.Units"))
            return await RefusedAsync([], nameof(Input), cancellationToken);

        var lines = FormReading.Chosen(Input.Units).Select(unit => new UnitsToShip(unit.Line, unit.Quantity)).ToList();
        if (lines.Count == 0)
            return await RefusedAsync([Error.Invalid("admin.no-units")], nameof(Input), cancellationToken);

        var shipped = await Mediator.Send(
            new ShipUnits(
                Number,
                Input.Id ?? Guid.CreateVersion7(),
                lines,
                Input.Carrier?.Trim(),
                Input.TrackingNumber?.Trim(),
                Input.Dispatch,
                User.StaffId(),
                string.IsNullOrEmpty(Input.Location) ? null : Input.Location
            ),
            cancellationToken
        );
        return await DoneAsync(
            shipped,
            Input.Dispatch ? T("Admin.Orders.ShipmentSent") : T("Admin.Orders.ShipmentCreated"),
            nameof(Input),
            cancellationToken
        );
    }

    protected override async Task<OrderView?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await Mediator.Send(new GetOrderForStaff(Number), cancellationToken);
        if (!found.IsSuccess)
            return null;

        Locations = found.Value.Locations;
        return found.Value.Order;
    }

    /// <summary>How many units of a line are left to ship, and where they are when there are several locations.</summary>
    private string LeftToShip(OrderLineView line) =>
        Locations.Count > 1 && line.Places.Count > 0
            ? T(
                "Admin.Orders.LeftToShipAt",
                ("left", line.Shippable),
                (
                    "places",
                    line.Places.Select(place =>
                        T("Admin.Orders.UnitsAt", ("quantity", place.Units), ("location", OrderTexts.NameOf(place.Location, Locations)))
                    )
                )
            )
            : T("Admin.Orders.LeftToShip", ("left", line.Shippable));
}

/// <summary>Units by line id. The form's id makes a repeated submit the same shipment.</summary>
public sealed record ShipInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public string? Carrier { get; set; }

    public string? TrackingNumber { get; set; }

    /// <summary>Location code; blank ships from where the units are reserved.</summary>
    public string? Location { get; set; }

    public bool Dispatch { get; set; }
}
