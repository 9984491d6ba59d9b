using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

/// <summary>
/// The only place that applies a provider's snapshot to a payment, for webhooks, the shopper's return, the poller and staff. Idempotent;
/// after a concurrent change the whole request is retried.
/// </summary>
internal sealed class ChargeSnapshotApplier(PaymentsDbContext db, IOptions<PaymentsOptions> options, TimeProvider clock)
{
    /// <summary>The updated payment; null when it does not exist.</summary>
    /// <param name="webhookEvent">Saved in the same transaction.</param>
    /// <exception cref="DomainException">The charge belongs to another payment or does not match this one.</exception>
    /// <param name="also">Applied with the snapshot; returns true when it changed something.</param>
    public async Task<Payment?> ApplyAsync(
        ChargeSnapshot charge,
        WebhookEvent? webhookEvent,
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
        if (webhookEvent is not null)
            db.WebhookEvents.Add(webhookEvent);
        if (changed || webhookEvent is not null)
            await db.SaveChangesAsync(cancellationToken);
        return payment;
    }
}
