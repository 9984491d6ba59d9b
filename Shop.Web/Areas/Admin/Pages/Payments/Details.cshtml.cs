using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Web;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Web.Http;
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

        var refreshed = await mediator.Send(new RefreshPayment(Id), cancellationToken);
        return Shown(refreshed, T("Admin.Payments.Refreshed"));
    }

    public Task<IActionResult> OnPostCaptureAsync(Guid operation, CancellationToken cancellationToken) =>
        ApplyAsync(
            payment => new CapturePayment(payment.Reference, operation, payment.Authorized, User.StaffId()),
            T("Admin.Payments.Captured"),
            cancellationToken
        );

    public Task<IActionResult> OnPostVoidAsync(Guid operation, CancellationToken cancellationToken) =>
        ApplyAsync(
            payment => new ReleaseAuthorization(payment.Reference, operation, User.StaffId()),
            T("Admin.Payments.Voided"),
            cancellationToken
        );

    private async Task<IActionResult> ApplyAsync(Func<PaymentSummary, ICommand> command, string done, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var found = await mediator.Send(new GetPayment(Id), cancellationToken);
        if (!found.IsSuccess)
            return NotFound();

        return Shown(await mediator.Send(command(found.Value), cancellationToken), done);
    }

    private Redirect303Result Shown(IOutcome outcome, string done)
    {
        Flash(outcome.IsSuccess ? done : outcome.Errors[0].Text(), outcome.IsSuccess ? "ok" : "warn");
        return Redirect303($"/admin/payments/{Id}");
    }
}
