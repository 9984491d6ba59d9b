using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;

namespace Shop.Payments.Application.Operations;

/// <summary>Submits booked captures to their provider. Sends the total to reach, so that a retry captures nothing more.</summary>
internal sealed class CaptureSubmitter(PaymentsDbContext db, PaymentMethods methods, ChargeSnapshotApplier applier)
{
    /// <summary>False when the provider did not respond.</summary>
    public async Task<bool> SubmitAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var payment = await db.FindAsync(paymentId, cancellationToken);
        if (payment is not { IsCapturing: true } || methods.Provider(payment.Method) is not { } provider)
            return true;
        if (await provider.CaptureAsync(payment, payment.CaptureAsked, cancellationToken) is not { } charge)
            return false;

        await applier.ApplyAsync(charge, webhookEvent: null, cancellationToken);
        return true;
    }
}
