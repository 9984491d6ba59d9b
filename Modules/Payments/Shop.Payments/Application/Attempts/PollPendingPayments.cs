using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Operations;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

/// <summary>Polls pending payments, retries unconfirmed captures and refunds, and announces authorizations that expire soon.</summary>
internal sealed record PollPendingPayments : ICommand<int>;

internal sealed class PollPendingPaymentsHandler(
    PaymentsDbContext db,
    BatchRunner batch,
    PaymentMethods methods,
    IOptions<PaymentsOptions> options,
    TimeProvider clock
) : IRequestHandler<PollPendingPayments, Result<int>>
{
    /// <summary>How long before an authorization expires staff are notified; covers a weekend.</summary>
    private static readonly TimeSpan WebhookEvent = TimeSpan.FromDays(2);

    public async Task<Result<int>> Handle(PollPendingPayments command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await ProbeAsync(now, cancellationToken);
        await AnnounceEndsAsync(now, cancellationToken);
        var (before, ahead) = (now - TimeSpan.FromMinutes(options.Value.ReconcileMinutes), now + ClockSkew.Max);
        var due = await db
            .Payments.Where(payment =>
                !payment.IsOffline
                && (payment.NextLookAt <= before || payment.NextLookAt > ahead)
                && (
                    payment.State == PaymentStatus.Created
                    || payment.State == PaymentStatus.ActionRequired
                    || payment.Refunds.Any(refund => refund.State == RefundState.Submitted)
                    || (
                        payment.Authorized.Amount > payment.Captured.Amount + payment.Voided.Amount
                        && (payment.CaptureAsked.Amount > payment.Captured.Amount || payment.AuthorizedUntil <= now)
                    )
                )
            )
            .OrderBy(payment => payment.NextLookAt)
            .Take(options.Value.PaymentsPerRun)
            .Select(payment => payment.Id)
            .ToListAsync(cancellationToken);
        return await batch.ForEachAsync<PaymentFollowUp, PaymentId>(
            nameof(PollPendingPayments),
            due,
            (followUp, id) => followUp.RunAsync(id.Value, now, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>An unavailable method gets no traffic, so its provider has to be probed.</summary>
    private async Task ProbeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var provider in methods.Providers.Where(provider => !provider.IsAnswering))
            await provider.ListAsync(now, cursor: null, cancellationToken);
    }

    private async Task AnnounceEndsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var soon = now + WebhookEvent;
        var ending = await db
            .Payments.Where(payment =>
                payment.EndAnnouncedAt == null
                && payment.AuthorizedUntil <= soon
                && payment.Authorized.Amount > payment.Captured.Amount + payment.Voided.Amount
            )
            .OrderBy(payment => payment.AuthorizedUntil)
            .Take(options.Value.PaymentsPerRun)
            .Select(payment => payment.Id)
            .ToListAsync(cancellationToken);
        await batch.ForEachAsync<PaymentsDbContext, PaymentId>(
            nameof(PollPendingPayments),
            ending,
            async (own, id) =>
            {
                (await own.FindAsync(id.Value, cancellationToken))!.AnnounceEnd(now);
                await own.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}

/// <summary>Polls one payment and retries what its provider has not confirmed.</summary>
internal sealed class PaymentFollowUp(
    PaymentsDbContext db,
    PaymentRefresher refresher,
    RefundSubmitter refunds,
    CaptureSubmitter captures,
    ILogger<PaymentFollowUp> logger
)
{
    public async Task<bool> RunAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var payment = (await db.FindAsync(id, cancellationToken))!;
        try
        {
            await refresher.RefreshAsync(payment, cancellationToken);
        }
        catch (DomainException exception)
        {
            logger.LogError("What the provider says of payment {PaymentId} cannot be: {Reason}", id, exception.Error.Code);
        }

        payment.NextPollAt(now);
        var open = payment.Refunds.Where(refund => refund.State == RefundState.Submitted).Select(refund => refund.Id).ToList();
        await db.SaveChangesAsync(cancellationToken);
        await captures.SubmitAsync(id, cancellationToken);
        foreach (var refund in open)
            await refunds.SubmitAsync(id, refund, cancellationToken);

        return true;
    }
}
