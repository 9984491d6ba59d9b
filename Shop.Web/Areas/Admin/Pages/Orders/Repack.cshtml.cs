using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>Changes the contents of a shipment that has not shipped.</summary>
[Authorize(Policy = Permissions.ShipmentsWrite)]
public sealed class RepackModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty(SupportsGet = true)]
    public Guid ShipmentId { get; set; }

    [BindProperty]
    public RepackInput Input { get; set; } = new();

    public OrderView Order { get; private set; } = null!;

    public OrderShipmentView Shipment { get; private set; } = null!;

    /// <summary>The units in the shipment and those that can be added.</summary>
    public IEnumerable<UnitRow> Rows =>
        from line in Order.Lines
        let packed = Shipment.Lines.Where(unit => unit.LineId == line.Id).Sum(unit => unit.Quantity)
        where packed + line.Shippable > 0
        select new UnitRow(
            $"Input.Units[{line.Id}]",
            UnitRow.TitleOf(line.Title, line.VariantTitle),
            T("Admin.Orders.PackedAndLeft", ("packed", packed), ("left", line.Shippable)),
            packed + line.Shippable,
            packed
        );

    private string Back => $"/admin/orders/{Uri.EscapeDataString(Number)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (Order.Status == "confirmed" && Shipment.Status is "created" or "packed")
            return Page();

        Flash(T("Admin.Orders.ShipmentLeft"), "info");
        return Redirect303(Back);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (!ModelState.AreUnitsRead("Input.Units"))
            return Page();

        var repacked = await mediator.Send(
            new RepackShipment(
                Number,
                ShipmentId,
                Input.Id ?? Guid.CreateVersion7(),
                Input.Version,
                [.. FormReading.Chosen(Input.Units).Select(unit => new UnitsToShip(unit.Line, unit.Quantity))],
                User.StaffId()
            ),
            cancellationToken
        );
        if (repacked.IsSuccess)
        {
            Flash(T("Admin.Orders.Repacked"));
            return Redirect303(Back);
        }

        foreach (var error in repacked.Errors)
            ModelState.AddModelError(
                string.Empty,
                error.Code == "kernel.changed-meanwhile" ? T("Admin.Orders.ChangedByOthers") : error.Text()
            );

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetOrder(Number, new OrderViewer(null, null, IsStaff: true)), cancellationToken);
        if (!found.IsSuccess || found.Value.Shipments.FirstOrDefault(shipment => shipment.Id == ShipmentId) is not { } shipment)
            return false;

        (Order, Number, Shipment) = (found.Value, found.Value.Number, shipment);
        return true;
    }
}

public sealed record RepackInput
{
    public Guid? Id { get; set; }

    /// <summary>The order's version when the page was rendered.</summary>
    public int Version { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];
}
