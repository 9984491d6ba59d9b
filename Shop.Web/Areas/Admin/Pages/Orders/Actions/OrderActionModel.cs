using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders.Actions;

/// <summary>
/// A page for one action on an order. While the order's state does not allow the action, the page redirects to the order and explains why.
/// </summary>
public abstract class OrderActionModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    public OrderView Order { get; private set; } = null!;

    protected static OrderViewer Staff { get; } = new(null, null, IsStaff: true);

    protected IMediator Mediator => mediator;

    protected abstract bool IsAllowed { get; }

    /// <summary>The explanation when the action is not allowed.</summary>
    protected abstract string NotAllowed { get; }

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? ShowForm() : NotFound();

    protected bool Can(string action) => Order.AllowedActions.Contains(action);

    /// <summary>The lines of a form that takes quantities.</summary>
    /// <param name="prefix">The model-binding prefix of the form.</param>
    /// <param name="all">True to propose the maximum, false to propose zero.</param>
    protected IEnumerable<UnitRow> RowsOf(
        Func<OrderLineView, int> max,
        Func<OrderLineView, string> note,
        string prefix = "Input",
        bool all = false
    ) =>
        from line in Order.Lines
        where max(line) > 0
        select new UnitRow(
            $"{prefix}.Units[{line.Id}]",
            UnitRow.TitleOf(line.Title, line.VariantTitle),
            note(line),
            max(line),
            all ? max(line) : 0
        );

    /// <summary>False when there is no such order.</summary>
    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } order)
            return false;

        (Order, Number) = (order, order.Number);
        return true;
    }

    protected virtual async Task<OrderView?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetOrder(Number, Staff), cancellationToken);
        return found.IsSuccess ? found.Value : null;
    }

    /// <summary>The form, or the order with an explanation when its state does not allow the action.</summary>
    protected IActionResult ShowForm() => IsAllowed ? Page() : RedirectToOrder(NotAllowed, "info");

    protected IActionResult RedirectToOrder(string message, string tone = "ok")
    {
        Flash(message, tone);
        return Redirect303($"/admin/orders/{Uri.EscapeDataString(Number)}");
    }

    protected async Task<IActionResult> DoneAsync(IOutcome outcome, string message, string prefix, CancellationToken cancellationToken) =>
        outcome.IsSuccess ? RedirectToOrder(message) : await RefusedAsync(outcome.Errors, prefix, cancellationToken);

    protected async Task<IActionResult> RefusedAsync(IReadOnlyList<Error> errors, string prefix, CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Refused(errors, prefix) : NotFound();

    /// <summary>The form with what was entered and the errors at its fields.</summary>
    /// <param name="prefix">The model-binding prefix of the form.</param>
    protected IActionResult Refused(IReadOnlyList<Error> errors, string prefix)
    {
        if (!IsAllowed && errors is [var error, ..])
            return RedirectToOrder(error.Text(), "warn");

        AddErrors(errors, prefix);
        return ShowForm();
    }

    /// <summary>Errors of a line go to its quantity, others to the field of the same name or to the top of the form.</summary>
    protected void AddErrors(IReadOnlyList<Error> errors, string prefix)
    {
        foreach (var error in errors)
        {
            if (error.Code == "kernel.changed-meanwhile")
                ModelState.AddModelError(string.Empty, T("Admin.Orders.ChangedByOthers"));
            else if (error.Field?.StartsWith("Lines", StringComparison.Ordinal) == true)
                ModelState.AddErrors([error.At(QuantityOf(error))], prefix);
            else
                ModelState.AddErrors([error], prefix);
        }
    }

    private string? QuantityOf(Error error) =>
        error.Arguments.GetValueOrDefault("sku") is string sku && Order.Lines.FirstOrDefault(line => line.Sku.Value == sku) is { } line
            ? $"Units[{line.Id}]"
            : null;
}
