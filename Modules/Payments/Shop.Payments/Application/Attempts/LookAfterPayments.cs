using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Operations;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

/// <summary>
/// Asks about payments that nobody has decided for a while, repeats captures and refunds that no provider has confirmed, and says which
/// reserved money will be
/// lost soon.
/// </summary>
internal sealed record LookAfterPayments : ICommand<int>;

internal sealed class LookAfterPaymentsHandler(
    PaymentsDbContext db,
    IMediator mediator,
    PaymentMethods methods,
    RefundDesk refunds,
    CaptureDesk captures,
    IOptions<PaymentsOptions> options,
    TimeProvider clock
) : IRequestHandler<LookAfterPayments, Result<int>>
{
    /// <summary>How long before the end of a reservation staff hear of it: a weekend.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(2);

    public async Task<Result<int>> Handle(LookAfterPayments command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await ProbeAsync(now, cancellationToken);
        await TellEndsAsync(now, cancellationToken);
        var (before, ahead) = (now - TimeSpan.FromMinutes(options.Value.ReconcileMinutes), now + ClockSkew.Most);
        var due = await db
            .Payments.AsNoTracking()
            .Where(payment =>
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
        foreach (var id in due)
        {
            await mediator.Send(new RefreshPayment(id.Value), cancellationToken);
            db.ChangeTracker.Clear();
            var payment = await db.FindAsync(id.Value, cancellationToken);
            payment!.LookAgainAt(now);
            var open = payment.Refunds.Where(refund => refund.State == RefundState.Submitted).Select(refund => refund.Id).ToList();
            if (!await SaveAsync(cancellationToken))
                continue; // it moved on by itself

            await captures.SubmitAsync(id.Value, cancellationToken);
            foreach (var refund in open)
                await refunds.SubmitAsync(id.Value, refund, cancellationToken);
        }

        return due.Count;
    }

    /// <summary>Nobody pays by a method that is shown as not available, so somebody has to look whether its provider is back.</summary>
    private async Task ProbeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var provider in methods.Providers.Where(provider => !provider.IsAnswering))
            await provider.ListAsync(now, cursor: null, cancellationToken);
    }

    private async Task TellEndsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var soon = now + Notice;
        var ending = await db
            .Payments.AsNoTracking()
            .Where(payment =>
                payment.EndToldAt == null
                && payment.AuthorizedUntil <= soon
                && payment.Authorized.Amount > payment.Captured.Amount + payment.Voided.Amount
            )
            .OrderBy(payment => payment.AuthorizedUntil)
            .Take(options.Value.PaymentsPerRun)
            .Select(payment => payment.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in ending)
        {
            (await db.FindAsync(id.Value, cancellationToken))!.TellEnd(now);
            await SaveAsync(cancellationToken);
        }
    }

    /// <summary>False when somebody else was faster.</summary>
    private async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (Conflicts.IsConflict(exception))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
