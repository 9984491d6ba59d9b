using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Providers;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

/// <summary>Handles the raw body of a webhook. An event processed before changes nothing; one for an unknown payment is parked.</summary>
internal sealed record ReceiveNotice(string Channel, byte[] Body, string? Signature) : ICommand<NoticeOutcome>;

internal enum NoticeOutcome
{
    Applied,
    Repeated,
    Parked,
    BadSignature,
    UnknownChannel,

    /// <summary>The provider did not respond to a query; it should deliver the webhook again.</summary>
    TryAgain,
}

/// <summary>Concurrent deliveries of the same event conflict on its key; the second is retried and finds it.</summary>
internal sealed class ReceiveNoticeHandler(
    PaymentsDbContext db,
    PaymentMethods methods,
    Finalizer finalizer,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ReceiveNoticeHandler> logger
) : IRequestHandler<ReceiveNotice, Result<NoticeOutcome>>
{
    public async Task<Result<NoticeOutcome>> Handle(ReceiveNotice command, CancellationToken cancellationToken)
    {
        var channel = PaymentMethods.Normalize(command.Channel);
        if (methods.Provider(channel) is not { } provider)
            return NoticeOutcome.UnknownChannel;

        var now = clock.GetUtcNow();
        if (provider.Read(command.Body, command.Signature, now) is not { } received)
        {
            logger.LogWarning("A notice for {Channel} came with a bad signature", channel);
            return NoticeOutcome.BadSignature;
        }

        if (await db.KnowsNoticeAsync(channel, received.EventId, cancellationToken))
            return NoticeOutcome.Repeated;

        var notice = new Notice(received.EventId, channel, Encoding.UTF8.GetString(command.Body), now);
        return await WorkAsync(provider, received, notice, now, cancellationToken);
    }

    private async Task<NoticeOutcome> WorkAsync(
        IPaymentProvider provider,
        ProviderNotice received,
        Notice notice,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (received.IsIrrelevant)
            {
                db.Notices.Add(notice);
                await db.SaveChangesAsync(cancellationToken);
                return NoticeOutcome.Applied;
            }

            if (!received.NamesPayment)
                notice.Park("It cannot be understood.", now);
            else if (await db.FindAsync(provider.Method, received, cancellationToken) is not { } payment)
                notice.Park("Unknown payment", now);
            else if ((received.Charge ?? await provider.GetAsync(payment, cancellationToken)) is not { } charge)
                return NoticeOutcome.TryAgain;
            else
            {
                await finalizer.ApplyAsync(charge, notice, cancellationToken);
                return NoticeOutcome.Applied;
            }
        }
        catch (DomainException exception)
        {
            logger.LogError("Notice {NoticeId} was put aside: {Reason}", notice.Id, exception.Error.Code);
            notice.Park(exception.Error.Message, now);
        }

        // A separate scope, without the changes the event may have tracked.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        own.Notices.Add(notice);
        await own.SaveChangesAsync(cancellationToken);
        return NoticeOutcome.Parked;
    }
}
