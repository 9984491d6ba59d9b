using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Reconciliation;

internal sealed class ListMismatchesHandler(PaymentsDbContext db) : IRequestHandler<ListMismatches, Result<Mismatches>>
{
    private const int Max = 200;

    public async Task<Result<Mismatches>> Handle(ListMismatches query, CancellationToken cancellationToken)
    {
        var open = await db
            .Mismatches.Where(mismatch => mismatch.ResolvedAt == null)
            .OrderBy(mismatch => mismatch.FirstSeenAt)
            .Take(Max)
            .ToListAsync(cancellationToken);
        var ids = open.Where(mismatch => mismatch.PaymentId != null).Select(mismatch => new PaymentId(mismatch.PaymentId!.Value)).ToList();
        var texts = await db
            .Payments.Where(payment => ids.Contains(payment.Id))
            .ToDictionaryAsync(payment => payment.Id.Value, payment => payment.ReferenceText, cancellationToken);
        var parked = await db
            .WebhookEvents.Where(webhookEvent => webhookEvent.ParkedAt != null && webhookEvent.WorkedAt == null)
            .OrderBy(webhookEvent => webhookEvent.ReceivedAt)
            .Take(Max)
            .ToListAsync(cancellationToken);
        var compared = await db.Comparisons.Select(comparison => (DateTimeOffset?)comparison.ComparedAt).MinAsync(cancellationToken);
        return new Mismatches(
            compared,
            [
                .. open.Select(mismatch => new Contracts.Reconciliation.Mismatch
                {
                    Id = mismatch.Id,
                    Provider = mismatch.Provider,
                    Kind = mismatch.Kind,
                    PaymentId = mismatch.PaymentId,
                    ReferenceText = mismatch.PaymentId is { } id ? texts.GetValueOrDefault(id) : null,
                    ProviderReference = mismatch.ProviderReference,
                    Ours = mismatch.Ours is { } ours ? new Money(ours, mismatch.Currency) : null,
                    Theirs = mismatch.Theirs is { } theirs ? new Money(theirs, mismatch.Currency) : null,
                    FirstSeenAt = mismatch.FirstSeenAt,
                    Repairs = Repairs.Of(mismatch),
                }),
            ],
            [
                .. parked.Select(webhookEvent => new ParkedWebhookEvent(
                    webhookEvent.Provider,
                    webhookEvent.Id,
                    webhookEvent.ParkedBecause!.ToError(),
                    webhookEvent.ReceivedAt
                )),
            ]
        );
    }
}
