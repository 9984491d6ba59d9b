using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Application.Operations;

/// <summary>Submits saved refunds to their provider with an idempotency key, so that a retry refunds once.</summary>
internal sealed class RefundSubmitter(PaymentsDbContext db, PaymentMethods methods, ChargeSnapshotApplier applier)
{
    /// <summary>The refund's new state; still submitted when the provider did not respond.</summary>
    public async Task<RefundState> SubmitAsync(Guid paymentId, Guid refundId, CancellationToken cancellationToken)
    {
        var payment = await db.FindAsync(paymentId, cancellationToken);
        var refund = payment!.Refunds.Single(refund => refund.Id == refundId);
        if (refund.State != RefundState.Submitted || methods.Provider(payment.Method) is not { } provider)
            return refund.State;

        if (await provider.RefundAsync(payment, refund, cancellationToken) is { } charge)
            payment = await applier.ApplyAsync(charge, webhookEvent: null, cancellationToken) ?? payment;

        return payment.Refunds.Single(refund => refund.Id == refundId).State;
    }
}
