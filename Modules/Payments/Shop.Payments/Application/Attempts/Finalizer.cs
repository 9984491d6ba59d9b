using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

/// <summary>
/// The one way in which a provider's word changes a payment: webhook, browser's return, poller and staff all come through here. Safe to
/// call again and again: the aggregate takes over only what is new; when a rival was faster, the whole request starts again.
/// </summary>
internal sealed class Finalizer(PaymentsDbContext db, IOptions<PaymentsOptions> options, TimeProvider clock)
{
    /// <summary>The payment after it; null when there is no such payment.</summary>
    /// <param name="notice">Saved together with what it changes.</param>
    /// <exception cref="DomainException">The charge is another payment's, or does not fit this one.</exception>
    /// <param name="also">What else follows from the answer; true when it changed something.</param>
    public async Task<Payment?> ApplyAsync(
        ChargeSnapshot charge,
        Notice? notice,
        CancellationToken cancellationToken,
        Func<Payment, bool>? also = null
    )
    {
        var payment = await db.FindAsync(charge.PaymentId, cancellationToken);
        if (payment is not null && await db.BelongsToAnotherAsync(payment, charge.ProviderReference, cancellationToken))
            throw new DomainException(PaymentErrors.OtherPaymentsCharge);

        var now = clock.GetUtcNow();
        var changed = payment?.Apply(
            charge with
            {
                AuthorizedUntil = charge.AuthorizedUntil ?? now.AddDays(options.Value.AuthorizationDays),
            },
            now
        )
            ?? false;
        if (payment is not null && also is not null)
            changed |= also(payment);
        if (notice is not null)
            db.Notices.Add(notice);
        if (changed || notice is not null)
            await db.SaveChangesAsync(cancellationToken);
        return payment;
    }
}
