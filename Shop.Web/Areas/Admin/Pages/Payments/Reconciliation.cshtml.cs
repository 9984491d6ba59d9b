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
            MismatchKind.UnknownCharge => "Money that we never asked for",
            MismatchKind.MissingCharge => "A payment that the provider does not list",
            MismatchKind.Amount => "Another amount or currency",
            MismatchKind.Captured => "Received",
            MismatchKind.Refunded => "Paid back",
            _ => "In dispute or lost by one",
        };

    public static string Text(Repair repair) =>
        repair switch
        {
            Repair.TakeOver => "Take over what the provider says",
            Repair.RefundCharge => "Pay it back",
            Repair.SendRefunds => "Send our refunds again",
            _ => "Explained",
        };

    public static string Question(Repair repair) =>
        repair switch
        {
            Repair.TakeOver => "Book what the provider says?",
            Repair.RefundCharge => "Pay this money back at the provider?",
            _ => "Send the refunds to the provider once more?",
        };

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = (await mediator.Send(new ListMismatches(), cancellationToken)).Value;

    public async Task<IActionResult> OnPostCompareAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var compared = await mediator.Send(new ReconcilePayments(), cancellationToken);
        return Said(
            compared.IsSuccess
                ? compared.Value == 0
                    ? "Everything agrees."
                    : "There are differences."
                : null,
            compared.Errors
        );
    }

    public async Task<IActionResult> OnPostRepairAsync(Guid id, Repair repair, string? reason, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var repaired = await mediator.Send(new RepairMismatch(id, repair, reason, User.StaffId()), cancellationToken);
        return Said(repaired.IsSuccess ? "That difference is settled." : null, repaired.Errors);
    }

    public async Task<IActionResult> OnPostNoticeAsync(string? provider, string? notice, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();

        var worked = await mediator.Send(
            new RetryNotice(provider ?? string.Empty, notice ?? string.Empty, User.StaffId()),
            cancellationToken
        );
        return Said(worked.IsSuccess ? "The notice is worked." : null, worked.Errors);
    }

    private SeeOtherResult Said(string? done, IReadOnlyList<Error> errors)
    {
        Say(done ?? errors[0].Message, done is null ? "warn" : "ok");
        return SeeOther(Here);
    }
}
