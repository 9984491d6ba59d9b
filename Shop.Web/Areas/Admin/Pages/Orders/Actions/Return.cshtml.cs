using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Returns;
using Shop.Web.Areas.Admin.Pages.Returns;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders.Actions;

/// <summary>Creates a return for the customer and continues on the page of the return.</summary>
[Authorize(Policy = Permissions.OrdersWrite)]
public sealed class ReturnModel(IMediator mediator) : OrderActionModel(mediator)
{
    private static readonly ReturnKind[] Kinds = [ReturnKind.Return, ReturnKind.Withdrawal, ReturnKind.Warranty];

    [BindProperty]
    public ReturnInput Input { get; set; } = new();

    public IEnumerable<UnitRow> Rows => RowsOf(line => line.Returnable, line => T("Admin.Orders.UpTo", ("max", line.Returnable)));

    public IEnumerable<SelectListItem> KindOptions => Kinds.Select(kind => new SelectListItem(ReturnTexts.Kind(kind), kind.ToString()));

    protected override bool IsAllowed => Can("return");

    protected override string NotAllowed => T("Admin.Orders.ReturnNotAllowed");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.AreUnitsRead("Input.Units"))
            return await RefusedAsync([], nameof(Input), cancellationToken);

        var requested = await Mediator.Send(
            new RequestReturn(
                Number,
                Staff,
                Input.Id ?? Guid.CreateVersion7(),
                Input.Kind,
                [.. FormReading.Chosen(Input.Units).Select(unit => new UnitsToReturn(unit.Line, unit.Quantity))],
                Input.Reason?.Trim() ?? string.Empty,
                User.StaffId()
            ),
            cancellationToken
        );
        if (!requested.IsSuccess)
            return await RefusedAsync(requested.Errors, nameof(Input), cancellationToken);

        Flash(T("Admin.Orders.ReturnCreated", ("number", requested.Value.Number)));
        return Redirect303($"/admin/returns/{requested.Value.Id}");
    }
}

/// <summary>Units by line id. The form's id makes a repeated submit the same return.</summary>
public sealed record ReturnInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public ReturnKind Kind { get; set; }

    public string? Reason { get; set; }
}
