using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Reconciliation;

internal sealed class RetryWebhookEventHandler(
    PaymentsDbContext db,
    PaymentMethods methods,
    ChargeSnapshotApplier applier,
    StaffNotes notes,
    TimeProvider clock
) : IRequestHandler<RetryWebhookEvent, Result>
{
    public async Task<Result> Handle(RetryWebhookEvent command, CancellationToken cancellationToken)
    {
        var webhookEvent = await db
            .WebhookEvents.AsTracking()
            .SingleOrDefaultAsync(known => known.Provider == command.Provider && known.Id == command.WebhookEventId, cancellationToken);
        if (webhookEvent is null || methods.Provider(command.Provider) is not { } provider)
            return PaymentErrors.WebhookEventNotFound;
        if (webhookEvent.ParkedAt is null || webhookEvent.WorkedAt is not null)
            return Result.Success;

        // The signature was verified on receipt.
        var received = provider.Parse(Encoding.UTF8.GetBytes(webhookEvent.Body));
        if (received is not { NamesPayment: true })
            return PaymentErrors.WebhookEventUnreadable;
        if (await db.FindAsync(command.Provider, received, cancellationToken) is not { } payment)
            return PaymentErrors.WebhookEventWithoutPayment;
        if ((received.Charge ?? await provider.GetAsync(payment, cancellationToken)) is not { } charge)
            return PaymentErrors.ProviderSilent;

        await applier.ApplyAsync(charge, webhookEvent: null, cancellationToken);
        webhookEvent.MarkWorked(clock.GetUtcNow());
        notes.Add(command.StaffId, "retry-webhook-event", payment.ReferenceText, Message.Of(command.WebhookEventId));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
