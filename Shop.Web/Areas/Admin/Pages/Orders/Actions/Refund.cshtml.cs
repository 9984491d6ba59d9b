using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Payments;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders.Actions;

/// <summary>Refunds units, shipping or an amount: a preview first, then exactly the amount that was previewed.</summary>
[Authorize(Policy = Permissions.RefundsWrite)]
public sealed class RefundModel(IMediator mediator) : OrderActionModel(mediator)
{
    [BindProperty]
    public RefundInput Input { get; set; } = new();

    /// <summary>The preview of the refund in the form, shown on request.</summary>
    public RefundPreview? Preview { get; private set; }

    public IEnumerable<UnitRow> Rows =>
        RowsOf(
            line => line.Quantity - line.Refunded,
            line => T("Admin.Orders.LeftToRefund", ("price", line.UnitPrice), ("max", line.Quantity - line.Refunded))
        );

    protected override bool IsAllowed => Can("refund");

    protected override string NotAllowed => T("Admin.Orders.RefundNotAllowed");

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        if (IsAllowed && Read() is { } requested)
            await PreviewAsync(requested, cancellationToken);
        return ShowForm();
    }

    public async Task<IActionResult> OnPostRefundAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (Read() is not { } requested)
            return ShowForm();

        // A repeated submit has nothing left to preview: its refund has started, and the same id is never refunded twice.
        if (Order.Refunds.All(refund => refund.Id != Input.Id) && !await IsPreviewedAsync(requested, cancellationToken))
            return ShowForm();

        var refunded = await Mediator.Send(
            new RefundOrder(
                Number,
                Input.Id ?? Guid.CreateVersion7(),
                requested.Amount,
                requested.Lines,
                Input.Restock,
                Input.Reason?.Trim() ?? string.Empty,
                User.StaffId(),
                requested.Shipping
            ),
            cancellationToken
        );
        return await DoneAsync(refunded, T("Admin.Orders.RefundSubmitted"), nameof(Input), cancellationToken);
    }

    /// <summary>False when the form was edited after its preview, or the refund is refused.</summary>
    private async Task<bool> IsPreviewedAsync(Requested requested, CancellationToken cancellationToken)
    {
        if (!await PreviewAsync(requested, cancellationToken))
            return false;
        if (Preview!.Amount == ModelState.ReadMoney("Input.Shown", Input.Shown, Order.Currency))
            return true;

        ModelState.AddModelError(string.Empty, T("Admin.Orders.RefundChanged", ("amount", Preview.Amount)));
        return false;
    }

    private async Task<bool> PreviewAsync(Requested requested, CancellationToken cancellationToken)
    {
        var preview = await Mediator.Send(
            new PreviewRefund(Number, requested.Amount, requested.Lines, requested.Shipping, Input.Restock),
            cancellationToken
        );
        if (preview.IsSuccess)
            Preview = preview.Value;
        else
            AddErrors(preview.Errors, nameof(Input));
        return preview.IsSuccess;
    }

    /// <summary>The request of the form; null after adding errors to its fields.</summary>
    private Requested? Read()
    {
        ModelState.AreUnitsRead("Input.Units");
        var amount = ModelState.ReadMoney("Input.Amount", Input.Amount, Order.Currency);
        var shipping = ModelState.ReadMoney("Input.Shipping", Input.Shipping, Order.Currency);
        var lines = FormReading.Chosen(Input.Units).Select(unit => new UnitsToRefund(unit.Line, unit.Quantity)).ToList();
        if (ModelState.IsValid && amount is null && shipping is null && lines.Count == 0)
            ModelState.AddModelError("Input.Amount", T("Admin.Orders.NothingToRefund"));
        return ModelState.IsValid ? new Requested(amount, lines, shipping) : null;
    }

    private sealed record Requested(Money? Amount, IReadOnlyList<UnitsToRefund> Lines, Money? Shipping);
}

/// <summary>Units by line id. The form's id makes a repeated submit the same refund.</summary>
public sealed record RefundInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public string? Amount { get; set; }

    public string? Shipping { get; set; }

    public bool Restock { get; set; }

    public string? Reason { get; set; }

    /// <summary>The amount shown in the preview next to the button.</summary>
    public string? Shown { get; set; }
}
