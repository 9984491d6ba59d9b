using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Providers;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

/// <summary>Handles the raw body of a webhook. An event processed before changes nothing; one for an unknown payment is parked.</summary>
internal sealed record ReceiveWebhookEvent(string Channel, byte[] Body, string? Signature) : ICommand<WebhookEventOutcome>;

internal enum WebhookEventOutcome
{
    Applied,
    Repeated,
    Parked,
    BadSignature,
    UnknownChannel,

    /// <summary>The provider did not respond to a query; it should deliver the webhook again.</summary>
    TryAgain,
}

/// <summary>A repeat conflicts on the key of the event that it would store. Repeats are rare, so they are not looked for first.</summary>
internal sealed class ReceiveWebhookEventHandler(
    PaymentsDbContext db,
    PaymentMethods methods,
    ChargeSnapshotApplier applier,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ReceiveWebhookEventHandler> logger
) : IRequestHandler<ReceiveWebhookEvent, Result<WebhookEventOutcome>>
{
    public async Task<Result<WebhookEventOutcome>> Handle(ReceiveWebhookEvent command, CancellationToken cancellationToken)
    {
        var channel = PaymentMethods.Normalize(command.Channel);
        if (methods.Provider(channel) is not { } provider)
            return WebhookEventOutcome.UnknownChannel;

        var now = clock.GetUtcNow();
        if (provider.Read(command.Body, command.Signature, now) is not { } received)
        {
            logger.LogWarning("A webhookEvent for {Channel} came with a bad signature", channel);
            return WebhookEventOutcome.BadSignature;
        }

        var webhookEvent = new WebhookEvent(received.EventId, channel, Encoding.UTF8.GetString(command.Body), now);
        try
        {
            return await WorkAsync(provider, received, webhookEvent, now, cancellationToken);
        }
        catch (DbUpdateException exception) when (Conflicts.IsConflict(exception))
        {
            if (await db.KnowsWebhookEventAsync(channel, received.EventId, cancellationToken))
                return WebhookEventOutcome.Repeated;

            throw;
        }
    }

    private async Task<WebhookEventOutcome> WorkAsync(
        IPaymentProvider provider,
        ProviderWebhookEvent received,
        WebhookEvent webhookEvent,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (received.IsIrrelevant)
            {
                db.WebhookEvents.Add(webhookEvent);
                await db.SaveChangesAsync(cancellationToken);
                return WebhookEventOutcome.Applied;
            }

            if (!received.NamesPayment)
                webhookEvent.Park(PaymentErrors.WebhookEventUnreadable, now);
            else if (await db.FindAsync(provider.Method, received, cancellationToken) is not { } payment)
                webhookEvent.Park(PaymentErrors.WebhookEventWithoutPayment, now);
            else if ((received.Charge ?? await provider.GetAsync(payment, cancellationToken)) is not { } charge)
                return WebhookEventOutcome.TryAgain;
            else
            {
                await applier.ApplyAsync(charge, webhookEvent, cancellationToken);
                return WebhookEventOutcome.Applied;
            }
        }
        catch (DomainException exception)
        {
            logger.LogError("Webhook event {EventId} was parked: {Reason}", webhookEvent.Id, exception.Error.Code);
            webhookEvent.Park(exception.Error, now);
        }

        // A separate scope, without the changes the event may have tracked.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        own.WebhookEvents.Add(webhookEvent);
        await own.SaveChangesAsync(cancellationToken);
        return WebhookEventOutcome.Parked;
    }
}
