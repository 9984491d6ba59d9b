using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Operations;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal sealed class RefreshPaymentHandler(PaymentsDbContext db, PaymentMethods methods, Finalizer finalizer) : IRequestHandler<RefreshPayment, Result<PaymentSummary>>
{
    public async Task<Result<PaymentSummary>> Handle(RefreshPayment command, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(command.PaymentId, cancellationToken) is not { } payment)
            return PaymentErrors.NotFound;

        if (methods.Provider(payment.Method) is { } provider)
        {
            // An attempt that the provider was never told of is told now, with the same key.
            var charge = payment is { State: PaymentState.Created, ProviderReference: null }
                ? await provider.StartAsync(payment, cancellationToken)
                : await provider.GetAsync(payment, cancellationToken);
            if (charge is null)
                return PaymentErrors.ProviderSilent;

            payment = await finalizer.ApplyAsync(charge, notice: null, cancellationToken) ?? payment;
        }

        return PaymentViews.Of(payment, methods);
    }
}

/// <summary>Asks about payments that nobody has decided for a while, and repeats refunds that no provider has confirmed.</summary>
internal sealed record LookAfterPayments : ICommand<int>;

internal sealed class LookAfterPaymentsHandler(PaymentsDbContext db, IMediator mediator, RefundDesk refunds, IOptions<PaymentsOptions> options, TimeProvider clock)
    : IRequestHandler<LookAfterPayments, Result<int>>
{
    public async Task<Result<int>> Handle(LookAfterPayments command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var pause = TimeSpan.FromMinutes(options.Value.ReconcileMinutes);
        var before = now - pause;
        var due = await db.Payments.AsNoTracking()
            .Where(payment => !payment.IsOffline && payment.NextLookAt <= before
                && (payment.State == PaymentState.Created || payment.State == PaymentState.ActionRequired || payment.Refunds.Any(refund => refund.State == RefundState.Submitted)))
            .OrderBy(payment => payment.NextLookAt).Take(options.Value.PaymentsPerRun).Select(payment => payment.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            await mediator.Send(new RefreshPayment(id.Value), cancellationToken);
            db.ChangeTracker.Clear();
            var payment = await db.FindAsync(id.Value, cancellationToken);
            payment!.LookAgainAt(now);
            var open = payment.Refunds.Where(refund => refund.State == RefundState.Submitted).Select(refund => refund.Id).ToList();
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                continue; // it moved on by itself
            }

            foreach (var refund in open)
                await refunds.SubmitAsync(id.Value, refund, cancellationToken);
        }

        return due.Count;
    }
}
