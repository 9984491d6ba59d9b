using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.StoredValues;

internal sealed class PayWithStoredValueValidator : AbstractValidator<PayWithStoredValue>
{
    public PayWithStoredValueValidator()
    {
        RuleFor(command => command.PaymentId).NotEmpty();
        RuleFor(command => command.Reference).NotEmpty();
        RuleFor(command => command.ReferenceText).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Amount)
            .Must(amount => amount.IsPositive && amount.IsInMinorUnits)
            .WithError("payments.amount-not-positive");
        RuleFor(command => command.Total)
            .Must((command, total) => total.Currency == command.Amount.Currency && total.IsInMinorUnits)
            .WithError("payments.total-in-other-currency");
    }
}

internal sealed class PayWithStoredValueHandler(PaymentsDbContext db, TimeProvider clock)
    : IRequestHandler<PayWithStoredValue, Result<StartedPayment>>
{
    public async Task<Result<StartedPayment>> Handle(PayWithStoredValue command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payments = await db.LockReferenceAsync(command.Reference, cancellationToken);
        if (payments.Exists(payment => payment.Id.Value == command.PaymentId))
            return Done(command.PaymentId);
        if (payments.RefusalOf(command.Amount, command.Total) is { } refusal)
            return refusal;
        if (await db.LockStoredValueAsync(new StoredValueId(command.StoredValueId), cancellationToken) is not { } value)
            return PaymentErrors.NoStoredValue;

        var now = clock.GetUtcNow();
        value.Spend(command.Reference, command.PaymentId, command.Amount, now);
        db.Payments.Add(
            Payment.WithStoredValue(new PaymentId(command.PaymentId), command.Reference, command.ReferenceText, command.Amount, value, now)
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done(command.PaymentId);
    }

    private static StartedPayment Done(Guid paymentId) =>
        new(paymentId, PaymentStatus.Captured, RedirectUrl: null, Instructions: null, IsOffline: false);
}
