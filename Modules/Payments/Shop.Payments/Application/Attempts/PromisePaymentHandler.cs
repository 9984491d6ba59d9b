using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal sealed class PromisePaymentValidator : AbstractValidator<PromisePayment>
{
    public PromisePaymentValidator()
    {
        RuleFor(command => command.PaymentId).NotEmpty();
        RuleFor(command => command.Reference).NotEmpty();
        RuleFor(command => command.ReferenceText).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Amount)
            .Must(amount => amount.IsPositive && amount.IsInMinorUnits)
            .WithError("payments.amount-not-positive");
        RuleFor(command => command.Email).NotEmpty().MaximumLength(254);
    }
}

internal sealed class PromisePaymentHandler(PaymentsDbContext db, PaymentMethods methods, TimeProvider clock)
    : IRequestHandler<PromisePayment, Result<StartedPayment>>
{
    public async Task<Result<StartedPayment>> Handle(PromisePayment command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var attempts = await db.LockReferenceAsync(command.Reference, cancellationToken);
        var payment = attempts.Find(attempt => attempt.Id.Value == command.PaymentId);
        if (payment is null)
        {
            if (attempts.RefusalOf(command.Amount, command.Amount) is { } refusal)
                return refusal;

            payment = Payment.Start(
                new PaymentId(command.PaymentId),
                command.Reference,
                command.ReferenceText,
                command.Amount,
                PaymentMethods.CreditTerms,
                isOffline: true,
                methods.InstructionsFor(PaymentMethods.CreditTerms, command.ReferenceText, command.Amount),
                command.Email,
                string.Empty,
                clock.GetUtcNow()
            );
            db.Payments.Add(payment);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new StartedPayment(payment.Id.Value, payment.State, payment.RedirectUrl, payment.Instructions, payment.IsOffline);
    }
}
