using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Operations;

internal sealed class RecordManualPaymentValidator : AbstractValidator<RecordManualPayment>
{
    public RecordManualPaymentValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Amount)
            .Must(amount => amount.IsPositive && amount.IsInMinorUnits && amount.Amount < 100_000_000)
            .WithError("payments.received-amount-needed");
        RuleFor(command => command.Note).MaximumLength(300).SingleLine();
    }
}

internal sealed class RecordManualPaymentHandler(PaymentsDbContext db, StaffNotes notes, TimeProvider clock)
    : IRequestHandler<RecordManualPayment, Result>
{
    public async Task<Result> Handle(RecordManualPayment command, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(command.PaymentId, cancellationToken) is not { } payment)
            return PaymentErrors.NotFound;
        if (command.Amount.Currency != payment.Currency)
            return PaymentErrors.OtherCurrency(payment.Currency);

        var before = payment.Captured;
        payment.RecordManual(command.OperationId, command.Amount, command.Note, command.StaffId, clock.GetUtcNow());
        if (payment.Captured != before)
            notes.Add(command.StaffId, "record-payment", payment.ReferenceText, command.Amount);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
