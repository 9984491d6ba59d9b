using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

/// <summary>Pays with a sandbox card without the hosted page; for programs, in Development.</summary>
internal sealed record PayInSandbox(Guid PaymentId, string Card) : ICommand<PaymentSummary>;

internal sealed class PayInSandboxValidator : AbstractValidator<PayInSandbox>
{
    public PayInSandboxValidator() =>
        RuleFor(command => command.Card)
            .Must(card => card.Length is >= 12 and <= 23 && card.All(letter => char.IsAsciiDigit(letter) || letter == ' '))
            .WithError("payments.invalid-card-number");
}

internal sealed class PayInSandboxHandler(PaymentsDbContext db, PaymentMethods methods, ChargeSnapshotApplier applier)
    : IRequestHandler<PayInSandbox, Result<PaymentSummary>>
{
    public async Task<Result<PaymentSummary>> Handle(PayInSandbox command, CancellationToken cancellationToken)
    {
        if (
            await db.FindAsync(command.PaymentId, cancellationToken) is not { } payment
            || methods.Provider(payment.Method) is not ISandboxProvider sandbox
        )
            return PaymentErrors.NotFound;

        if (
            await sandbox.PayAsync(payment, command.Card.Replace(" ", string.Empty, StringComparison.Ordinal), cancellationToken)
            is not { } charge
        )
            return PaymentErrors.ProviderSilent;

        payment = await applier.ApplyAsync(charge, webhookEvent: null, cancellationToken) ?? payment;
        return charge.State == ChargeState.Declined
            ? PaymentErrors.Declined(charge.FailureReason ?? PaymentMessages.Declined)
            : PaymentViews.Of(payment);
    }
}
