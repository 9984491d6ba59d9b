using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Web;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders.Actions;

/// <summary>Changes the contents of a shipment that has not shipped.</summary>
[Authorize(Policy = Permissions.ShipmentsWrite)]
public sealed class RepackModel(IMediator mediator) : OrderActionModel(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid ShipmentId { get; set; }

    [BindProperty]
    public RepackInput Input { get; set; } = new();

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

    protected override bool IsAllowed =>
        Order.Status == OrderStatus.Confirmed && Shipment.Status is ShipmentStatus.Created or ShipmentStatus.Packed;

    protected override string NotAllowed => T("Admin.Orders.ShipmentLeft");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.AreUnitsRead("Input.Units"))
            return await RefusedAsync([], nameof(Input), cancellationToken);

        var repacked = await Mediator.Send(
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
        return await DoneAsync(repacked, T("Admin.Orders.Repacked"), nameof(Input), cancellationToken);
    }

    protected override async Task<OrderView?> FindAsync(CancellationToken cancellationToken)
    {
        var order = await base.FindAsync(cancellationToken);
        if (order?.Shipments.FirstOrDefault(shipment => shipment.Id == ShipmentId) is not { } shipment)
            return null;

        Shipment = shipment;
        return order;
    }
}

public sealed record RepackInput
{
    public Guid? Id { get; set; }

    /// <summary>The order's version when the page was rendered.</summary>
    public int Version { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];
}
