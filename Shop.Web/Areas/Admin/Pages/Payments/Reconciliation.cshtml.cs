using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Web.Http;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Payments;

/// <summary>Differences between the payment providers and our ledger, with the actions that resolve them.</summary>
[Authorize(Policy = Permissions.PaymentsRead)]
public sealed class ReconciliationModel(IMediator mediator) : ShopPageModel
{
    private const string Here = "/admin/payments/reconciliation";

    public Mismatches Found { get; private set; } = new(null, [], []);

    public static string Text(MismatchKind kind) =>
        kind switch
        {
            MismatchKind.UnknownCharge => T("Admin.Payments.UnknownCharge"),
            MismatchKind.MissingCharge => T("Admin.Payments.MissingCharge"),
            MismatchKind.Amount => T("Admin.Payments.AmountDiffers"),
            MismatchKind.Captured => T("Admin.Payments.CapturedDiffers"),
            MismatchKind.Refunded => T("Admin.Payments.RefundedDiffers"),
            _ => T("Admin.Payments.DisputedDiffers"),
        };

    public static string Text(Repair repair) =>
        repair switch
        {
            Repair.TakeOver => T("Admin.Payments.TakeOver"),
            Repair.RefundCharge => T("Admin.Payments.RefundCharge"),
            Repair.SendRefunds => T("Admin.Payments.SendRefunds"),
            _ => T("Admin.Payments.Dismiss"),
        };

    public static string Question(Repair repair) =>
        repair switch
        {
            Repair.TakeOver => T("Admin.Payments.TakeOverConfirm"),
            Repair.RefundCharge => T("Admin.Payments.RefundChargeConfirm"),
            _ => T("Admin.Payments.SendRefundsConfirm"),
        };

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = (await mediator.Send(new ListMismatches(), cancellationToken)).Value;

    public async Task<IActionResult> OnPostCompareAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var compared = await mediator.Send(new ReconcilePayments(), cancellationToken);
        return Shown(
            !compared.IsSuccess ? null
                : compared.Value == 0 ? T("Admin.Payments.EverythingMatches")
                : T("Admin.Payments.DifferencesFound"),
            compared.Errors
        );
    }

    public async Task<IActionResult> OnPostRepairAsync(Guid id, Repair repair, string? reason, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var repaired = await mediator.Send(new RepairMismatch(id, repair, reason, User.StaffId()), cancellationToken);
        return Shown(repaired.IsSuccess ? T("Admin.Payments.DifferenceResolved") : null, repaired.Errors);
    }

    public async Task<IActionResult> OnPostRetryEventAsync(string? provider, string? webhookEvent, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var retried = await mediator.Send(
            new RetryWebhookEvent(provider ?? string.Empty, webhookEvent ?? string.Empty, User.StaffId()),
            cancellationToken
        );
        return Shown(retried.IsSuccess ? T("Admin.Payments.EventProcessed") : null, retried.Errors);
    }

    private Redirect303Result Shown(string? done, IReadOnlyList<Error> errors)
    {
        Flash(done ?? errors[0].Text(), done is null ? "warn" : "ok");
        return Redirect303(Here);
    }
}
