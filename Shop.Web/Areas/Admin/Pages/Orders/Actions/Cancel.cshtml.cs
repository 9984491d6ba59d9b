using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders.Actions;

/// <summary>Cancels units that have not shipped, or the whole order; deletes a draft.</summary>
[Authorize(Policy = Permissions.OrdersWrite)]
public sealed class CancelModel(IMediator mediator) : OrderActionModel(mediator)
{
    [BindProperty]
    public CancelItemsInput Items { get; set; } = new();

    [BindProperty]
    public CancelOrderInput Whole { get; set; } = new();

    public bool IsDraft => Order.Status == OrderStatus.Draft;

    public bool MayCancelItems => Can("cancel-units");

    public bool MayCancelOrder => Can("cancel");

    public IEnumerable<UnitRow> Rows =>
        RowsOf(line => line.Cancelable, line => T("Admin.Orders.UpTo", ("max", line.Cancelable)), nameof(Items));

    protected override bool IsAllowed => MayCancelItems || MayCancelOrder;

    protected override string NotAllowed => T("Admin.Orders.CancelNotAllowed");

    public override Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Items.Refund = User.Has(Permissions.RefundsWrite);
        return base.OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostItemsAsync(CancellationToken cancellationToken)
    {
        if (Items.Refund && !User.Has(Permissions.RefundsWrite))
            return Forbid();
        if (!ModelState.AreUnitsRead("Items.Units"))
            return await RefusedAsync([], nameof(Items), cancellationToken);

        var canceled = await Mediator.Send(
            new CancelUnits(
                Number,
                Items.Id ?? Guid.CreateVersion7(),
                [.. FormReading.Chosen(Items.Units).Select(unit => new UnitsToCancel(unit.Line, unit.Quantity))],
                Items.Refund,
                Items.Restock,
                Items.Reason?.Trim() ?? string.Empty,
                User.StaffId()
            ),
            cancellationToken
        );
        return await DoneAsync(canceled, T("Admin.Orders.ItemsCanceled"), nameof(Items), cancellationToken);
    }

    public async Task<IActionResult> OnPostOrderAsync(CancellationToken cancellationToken)
    {
        Items.Refund = User.Has(Permissions.RefundsWrite);
        var canceled = await Mediator.Send(
            new CancelOrder(Number, Staff, Whole.Reason?.Trim() ?? string.Empty, User.StaffId()),
            cancellationToken
        );
        return await DoneAsync(canceled, T("Admin.Orders.Canceled"), nameof(Whole), cancellationToken);
    }
}

/// <summary>Units by line id. The form's id makes a repeated submit the same cancellation.</summary>
public sealed record CancelItemsInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public bool Refund { get; set; }

    public bool Restock { get; set; } = true;

    public string? Reason { get; set; }
}

public sealed record CancelOrderInput
{
    public string? Reason { get; set; }
}
