using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Payments.Contracts.StoredValues;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Payments;

[Authorize(Policy = Permissions.PaymentsRead)]
public sealed class GiftCardModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AdjustInput Input { get; set; } = new();

    public GiftCardDetails Card { get; private set; } = null!;

    private string Here => $"/admin/payments/gift-cards/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var disabled = await mediator.Send(new DisableGiftCard(Id, User.StaffId()), cancellationToken);
        if (!disabled.IsSuccess)
            return Failed(disabled.Errors);

        Flash(T("Admin.Payments.GiftCardDisabled"));
        return Redirect303(Here);
    }

    public async Task<IActionResult> OnPostAdjustAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        var amount = ModelState.ReadMoney("Input.Amount", Input.Amount, Card.Balance.Currency, T("Admin.Payments.AdjustInvalid"));
        if (!ModelState.IsValid)
            return Page();

        var adjusted = await mediator.Send(
            new AdjustGiftCard(
                Id,
                Input.Id ?? Guid.CreateVersion7(),
                amount ?? Money.Zero(Card.Balance.Currency),
                Input.Reason?.Trim() ?? string.Empty,
                User.StaffId()
            ),
            cancellationToken
        );
        if (adjusted.IsSuccess)
        {
            Flash(T("Admin.Payments.Adjusted"));
            return Redirect303(Here);
        }

        ModelState.AddErrors(adjusted.Errors, nameof(Input));
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetGiftCard(Id), cancellationToken);
        if (found.IsSuccess)
            Card = found.Value;
        return found.IsSuccess;
    }
}

public sealed record AdjustInput
{
    /// <summary>Created with the form, so that a repeated submit adjusts the balance once.</summary>
    public Guid? Id { get; set; }

    public string? Amount { get; set; }

    public string? Reason { get; set; }
}
