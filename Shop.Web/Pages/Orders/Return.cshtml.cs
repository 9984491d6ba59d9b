using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages.Orders;

/// <summary>
/// Requests a return, for the order's owner or a visitor with the signed link. A withdrawal takes two steps, choose and confirm (Directive
/// 2011/83/EU, art. 11a), and requires no account.
/// </summary>
public sealed class ReturnModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    /// <summary>The token of the signed link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary><c>withdrawal</c>, or anything else for a return.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty]
    public ReturnInput Input { get; set; } = new();

    public OrderView Order { get; private set; } = null!;

    public bool IsWithdrawal => Kind == "withdrawal";

    /// <summary>The second step of a withdrawal.</summary>
    public bool IsConfirming { get; private set; }

    /// <summary>The refund for the selected units.</summary>
    public ReturnPreview? Preview { get; private set; }

    public bool IsPossible => Order.AllowedActions.Contains(IsWithdrawal ? "withdraw" : "return");

    public IEnumerable<UnitRow> Rows =>
        Order
            .Lines.Where(line => line.Returnable > 0)
            .Select(line => new UnitRow(
                $"Input.Units[{line.Id}]",
                UnitRow.TitleOf(line.Title, line.VariantTitle),
                T("Return.UpTo", ("count", line.Returnable)),
                line.Returnable,
                IsWithdrawal ? line.Returnable : 0
            ));

    public IEnumerable<(string Line, string Title, int Quantity)> Chosen =>
        from unit in FormReading.Chosen(Input.Units)
        from line in Order.Lines
        where line.Id.ToString() == unit.Line
        select (unit.Line, UnitRow.TitleOf(line.Title, line.VariantTitle), unit.Quantity);

    public string Address(bool withdrawal) => Links.Return(Order.Number, Token, withdrawal);

    private OrderViewer Viewer => new(Customer.AccountId, Token);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>The first step of a withdrawal: shows what will be submitted.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        IsConfirming = IsPossible && IsChosen() && await PreviewAsync(ReturnKind.Withdrawal, cancellationToken);
        return Page();
    }

    /// <summary>Shows the refund preview with the form.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        if (IsPossible && IsChosen())
            await PreviewAsync(Input.Kind, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) =>
        RequestAsync(ReturnKind.Withdrawal, cancellationToken);

    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken) =>
        RequestAsync(Input.Kind == ReturnKind.Warranty ? ReturnKind.Warranty : ReturnKind.Return, cancellationToken);

    private async Task<IActionResult> RequestAsync(ReturnKind kind, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (!IsChosen())
            return Page();

        var requested = await mediator.Send(
            new RequestReturn(Number, Viewer, Input.Id ?? Guid.CreateVersion7(), kind, Lines, Input.Reason?.Trim() ?? string.Empty, null),
            cancellationToken
        );
        if (!requested.IsSuccess)
        {
            AddErrors(requested.Errors);
            return Page();
        }

        Flash(
            kind == ReturnKind.Withdrawal
                ? T("Return.WithdrawalReceived", ("number", requested.Value.Number), ("email", Order.Email))
                : T("Return.ReturnRequested", ("number", requested.Value.Number), ("email", Order.Email))
        );
        return Redirect303(Links.Order(Number, Token));
    }

    private List<UnitsToReturn> Lines => [.. FormReading.Chosen(Input.Units).Select(unit => new UnitsToReturn(unit.Line, unit.Quantity))];

    private async Task<bool> PreviewAsync(ReturnKind kind, CancellationToken cancellationToken)
    {
        var preview = await mediator.Send(new PreviewReturn(Number, Viewer, kind, Lines), cancellationToken);
        if (preview.IsSuccess)
            Preview = preview.Value;
        else
            AddErrors(preview.Errors);
        return preview.IsSuccess;
    }

    private void AddErrors(IReadOnlyList<Error> errors)
    {
        foreach (var error in errors)
            ModelState.AddErrors([error.Field == "Lines" ? error with { Field = null } : error], nameof(Input));
    }

    private bool IsChosen()
    {
        if (ModelState.AreUnitsRead("Input.Units") && !FormReading.Chosen(Input.Units).Any())
            ModelState.AddModelError(Rows.FirstOrDefault()?.Key ?? string.Empty, T("Return.ChooseItem"));
        return ModelState.IsValid;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetOrder(Number, Viewer), cancellationToken);
        if (found.IsSuccess)
            (Order, Number) = (found.Value, found.Value.Number);
        return found.IsSuccess;
    }
}

public sealed record ReturnInput
{
    /// <summary>The id of the return, so that a repeated submit creates one return.</summary>
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public ReturnKind Kind { get; set; }

    public string? Reason { get; set; }
}
