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
public sealed class GiftCardsModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    private const int PageLength = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public GiftCardInput Input { get; set; } = new();

    public PagedList<GiftCardItem> Cards { get; private set; } = new([], 0, 1, PageLength);

    /// <summary>The card issued by this request. Its code appears only in this response.</summary>
    public IssuedGiftCard? Issued { get; private set; }

    public string Currency => configuration["Shop:Currency"] ?? "EUR";

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken) =>
        await LoadAsync(number ?? 1, cancellationToken);

    public async Task<IActionResult> OnPostIssueAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var amount = ModelState.ReadMoney("Input.Amount", Input.Amount, Kernel.Currency.Of(Currency), T("Admin.Payments.AmountNeeded"));
        Reword("Input.ExpiresOn", T("Common.NotADate"));
        if (ModelState.IsValid)
        {
            var issued = await mediator.Send(
                new IssueGiftCard(
                    Input.Id ?? Guid.CreateVersion7(),
                    amount ?? Money.Zero(Kernel.Currency.Of(Currency)),
                    EndOf(Input.ExpiresOn),
                    Reference: null,
                    Input.Reason?.Trim() ?? string.Empty,
                    User.StaffId()
                ),
                cancellationToken
            );
            if (issued.IsSuccess)
            {
                Issued = issued.Value;
                ModelState.Clear();
                Input = new GiftCardInput();
            }
            else
                ModelState.AddErrors(issued.Errors, nameof(Input));
        }

        await LoadAsync(1, cancellationToken);
        return Page();
    }

    /// <summary>A card is valid until the end of that day in the shop's time zone.</summary>
    private DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } last && last != DateOnly.MaxValue ? ShopClock.StartOf(last.AddDays(1), ShopClock.Zone(configuration)) : null;

    private async Task LoadAsync(int number, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListGiftCards(Q, Math.Clamp(number, 1, 1_000_000), PageLength), cancellationToken);
        if (found.IsSuccess)
            Cards = found.Value;
        else
            ModelState.AddModelError(string.Empty, found.Errors[0].Text());
    }
}

public sealed record GiftCardInput
{
    /// <summary>Created with the form, so that a repeated submit issues one card.</summary>
    public Guid? Id { get; set; }

    public string? Amount { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    public string? Reason { get; set; }
}
