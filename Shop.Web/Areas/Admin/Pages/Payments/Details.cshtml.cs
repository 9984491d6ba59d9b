using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Messaging;
using Shop.Kernel.Web;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Payments;

[Authorize(Policy = Permissions.PaymentsRead)]
public sealed class DetailsModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PaymentSummary Payment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetPayment(Id), cancellationToken);
        if (!found.IsSuccess)
            return NotFound();

        Payment = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRefreshAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var asked = await mediator.Send(new RefreshPayment(Id), cancellationToken);
        Say(asked.IsSuccess ? "The provider was asked; this is how it stands." : asked.Errors[0].Message, asked.IsSuccess ? "ok" : "warn");
        return SeeOther($"/admin/payments/{Id}");
    }

    public Task<IActionResult> OnPostCaptureAsync(Guid operation, CancellationToken cancellationToken) =>
        SettleAsync(
            payment => new CapturePayment(payment.Reference, operation, payment.Authorized, User.StaffId()),
            "The money is taken.",
            cancellationToken
        );

    public Task<IActionResult> OnPostVoidAsync(Guid operation, CancellationToken cancellationToken) =>
        SettleAsync(
            payment => new ReleaseAuthorization(payment.Reference, operation, User.StaffId()),
            "Authorization voided.",
            cancellationToken
        );

    private async Task<IActionResult> SettleAsync(Func<PaymentSummary, ICommand> command, string done, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var found = await mediator.Send(new GetPayment(Id), cancellationToken);
        if (!found.IsSuccess)
            return NotFound();

        var settled = await mediator.Send(command(found.Value), cancellationToken);
        Say(settled.IsSuccess ? done : settled.Errors[0].Message, settled.IsSuccess ? "ok" : "warn");
        return SeeOther($"/admin/payments/{Id}");
    }
}
