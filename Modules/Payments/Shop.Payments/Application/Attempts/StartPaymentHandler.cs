using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Shop.Kernel;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal sealed class StartPaymentValidator : AbstractValidator<StartPayment>
{
    public StartPaymentValidator()
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
        RuleFor(command => command.ReturnUrl).NotEmpty().MaximumLength(1000);
        RuleFor(command => command.Email).NotEmpty().MaximumLength(254);
    }
}

internal sealed class StartPaymentHandler(
    PaymentsDbContext db,
    PaymentMethods methods,
    ChargeSnapshotApplier applier,
    TimeProvider clock,
    ILogger<StartPaymentHandler> logger
) : IRequestHandler<StartPayment, Result<StartedPayment>>
{
    public async Task<Result<StartedPayment>> Handle(StartPayment command, CancellationToken cancellationToken)
    {
        var method = PaymentMethods.Normalize(command.Method);
        if (methods.For(command.Amount, isBrought: true).FirstOrDefault(known => known.Code == method) is not { } chosen)
            return PaymentErrors.UnknownMethod;

        // The attempt is committed before the provider is called, so that a lost response can be polled.
        var (payment, others, error) = await StoreAsync(command, chosen.Code, chosen.IsOffline, cancellationToken);
        if (error is not null)
            return error;

        // Cancel other attempts in parallel, so that a page open in another tab cannot be paid as well; the poller retries when a provider
        // does not respond.
        var canceling = others
            .Select(other =>
                methods.Provider(other.Method)?.CancelAsync(other, cancellationToken) ?? Task.FromResult<ChargeSnapshot?>(null)
            )
            .ToList();
        var charge =
            !payment!.IsOffline && payment is { State: PaymentStatus.Created, RedirectUrl: null }
                ? await methods.Provider(chosen.Code)!.StartAsync(payment, cancellationToken)
                : null;
        foreach (var canceled in await Task.WhenAll(canceling))
            await TakeAsync(canceled, cancellationToken);
        payment = await TakeAsync(charge, cancellationToken) ?? payment;

        return new StartedPayment(payment.Id.Value, payment.State, payment.RedirectUrl, payment.Instructions, payment.IsOffline);
    }

    /// <summary>Ignores a response that cannot belong to this payment.</summary>
    private async Task<Payment?> TakeAsync(ChargeSnapshot? charge, CancellationToken cancellationToken)
    {
        try
        {
            return charge is null ? null : await applier.ApplyAsync(charge, webhookEvent: null, cancellationToken);
        }
        catch (DomainException exception)
        {
            logger.LogError(
                "The provider's charge {Charge} does not fit payment {PaymentId}: {Reason}",
                charge!.ProviderReference,
                charge.PaymentId,
                exception.Error.Code
            );
            return null;
        }
    }

    private async Task<(Payment? Payment, IReadOnlyList<Payment> Undecided, Error? Error)> StoreAsync(
        StartPayment command,
        string method,
        bool isOffline,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var attempts = await db.LockReferenceAsync(command.Reference, cancellationToken);
        if (attempts.Find(attempt => attempt.Id.Value == command.PaymentId) is { } known)
            return (known, Open(attempts.Where(attempt => attempt.StartedAt < known.StartedAt)), null);
        if (attempts.RefusalOf(command.Amount, command.Total) is { } refusal)
            return (null, [], refusal);

        var payment = Payment.Start(
            new PaymentId(command.PaymentId),
            command.Reference,
            command.ReferenceText,
            command.Amount,
            method,
            isOffline,
            methods.InstructionsFor(method, command.ReferenceText, command.Amount),
            command.Email,
            command.ReturnUrl,
            now
        );
        db.Payments.Add(payment);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (payment, Open(attempts), null);
    }

    private static List<Payment> Open(IEnumerable<Payment> attempts) =>
        [.. attempts.Where(attempt => attempt.IsUndecided || attempt.State == PaymentStatus.Failed)];
}
