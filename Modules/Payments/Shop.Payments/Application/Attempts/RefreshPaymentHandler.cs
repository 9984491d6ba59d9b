using MediatR;
using Shop.Kernel;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal sealed class RefreshPaymentHandler(PaymentsDbContext db, PaymentRefresher refresher)
    : IRequestHandler<RefreshPayment, Result<PaymentSummary>>
{
    public async Task<Result<PaymentSummary>> Handle(RefreshPayment command, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(command.PaymentId, cancellationToken) is not { } payment)
            return PaymentErrors.NotFound;

        return await refresher.RefreshAsync(payment, cancellationToken) ? PaymentViews.Of(payment) : PaymentErrors.ProviderSilent;
    }
}

internal sealed class PaymentRefresher(PaymentMethods methods, ChargeSnapshotApplier applier)
{
    /// <summary>False when the provider did not respond.</summary>
    public async Task<bool> RefreshAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (methods.Provider(payment.Method) is not { } provider)
            return true;

        // Submit an attempt the provider does not know yet, with the same idempotency key.
        var charge = payment is { State: PaymentStatus.Created, ProviderReference: null }
            ? await provider.StartAsync(payment, cancellationToken)
            : await provider.GetAsync(payment, cancellationToken);
        if (charge is null)
            return false;

        await applier.ApplyAsync(charge, webhookEvent: null, cancellationToken);
        return true;
    }
}
