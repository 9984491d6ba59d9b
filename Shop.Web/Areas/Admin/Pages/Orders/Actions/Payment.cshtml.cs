using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Payments.Contracts.Operations;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders.Actions;

/// <summary>Records a payment received outside any provider.</summary>
[Authorize(Policy = Permissions.PaymentsWrite)]
public sealed class PaymentModel(IMediator mediator) : OrderActionModel(mediator)
{
    [BindProperty]
    public PaymentInput Input { get; set; } = new();

    protected override bool IsAllowed => Can("record-payment");

    protected override string NotAllowed => T("Admin.Orders.PaymentNotAllowed");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (ModelState.ReadMoney("Input.Amount", Input.Amount, Order.Currency) is not { } received)
            return Refused(ModelState.IsValid ? [Error.Invalid("admin.amount").At("Amount")] : [], nameof(Input));
        if (Order.Payments.LastOrDefault(payment => payment.IsOffline) is not { } payment)
            return ShowForm();

        var recorded = await Mediator.Send(
            new RecordManualPayment(payment.Id, Input.Id ?? Guid.CreateVersion7(), received, Input.Note?.Trim(), User.StaffId()),
            cancellationToken
        );
        return await DoneAsync(recorded, T("Admin.Orders.PaymentRecorded"), nameof(Input), cancellationToken);
    }
}

/// <summary>The form's id makes a repeated submit the same payment.</summary>
public sealed record PaymentInput
{
    public Guid? Id { get; set; }

    public string? Amount { get; set; }

    public string? Note { get; set; }
}
