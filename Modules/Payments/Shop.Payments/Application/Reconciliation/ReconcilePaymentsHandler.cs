using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Domain;
using Mismatch = Shop.Payments.Domain.Mismatch;

namespace Shop.Payments.Application.Reconciliation;

internal sealed class ReconcilePaymentsHandler(
    PaymentsDbContext db,
    PaymentMethods methods,
    IOptions<PaymentsOptions> options,
    TimeProvider clock
) : IRequestHandler<ReconcilePayments, Result<int>>
{
    /// <summary>Recent changes may be known to one side only.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>Tolerance for a provider's clock.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public async Task<Result<int>> Handle(ReconcilePayments command, CancellationToken cancellationToken)
    {
        var (open, isSilent) = (0, false);
        foreach (var provider in methods.Providers)
            if (await CompareAsync(provider, cancellationToken) is { } count)
                open += count;
            else
                isSilent = true;

        return isSilent ? PaymentErrors.ProviderSilent : open;
    }

    /// <summary>The number of differences; null when the provider did not respond.</summary>
    private async Task<int?> CompareAsync(IPaymentProvider provider, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-options.Value.ReconcileDays);
        var (found, compared, listed) = (new List<Difference>(), new HashSet<string>(), new HashSet<Guid>());
        string? next = null;
        do
        {
            if (await provider.ListAsync(since - Skew, next, cancellationToken) is not { } page)
                return null;

            var ids = page
                .Charges.Where(charge => charge.PaymentId is not null)
                .Select(charge => new PaymentId(charge.PaymentId!.Value))
                .ToList();
            var ours = await PaymentsOf(provider)
                .Where(payment => ids.Contains(payment.Id))
                .ToDictionaryAsync(payment => payment.Id.Value, cancellationToken);
            foreach (var charge in page.Charges)
            {
                var payment = charge.PaymentId is { } id ? ours.GetValueOrDefault(id) : null;
                if (payment is not null)
                    listed.Add(payment.Id.Value);
                if (payment is not null && !IsQuiet(payment, now))
                    continue;

                compared.Add(payment is null ? charge.ProviderReference : Comparison.SubjectOf(payment));
                found.AddRange(Comparison.Of(charge, payment));
            }

            next = page.Next;
        } while (next is not null);

        // The other direction: captured payments that the provider did not list.
        await foreach (
            var payment in PaymentsOf(provider)
                .Where(payment => payment.StartedAt >= since && payment.Captured.Amount > 0)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
            if (!listed.Contains(payment.Id.Value) && IsQuiet(payment, now))
            {
                compared.Add(Comparison.SubjectOf(payment));
                found.Add(Comparison.Missing(payment));
            }

        await KeepAsync(provider.Method, found, compared, now, cancellationToken);
        return found.Count;
    }

    private async Task KeepAsync(
        string provider,
        List<Difference> found,
        HashSet<string> compared,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var known = await db
            .Mismatches.AsTracking()
            .Where(mismatch => mismatch.Provider == provider && (mismatch.ResolvedAt == null || mismatch.IsExplained))
            .ToListAsync(cancellationToken);
        foreach (var difference in found)
        {
            var same = known.Where(mismatch => mismatch.Kind == difference.Kind && mismatch.Subject == difference.Subject).ToList();
            if (same.Find(mismatch => mismatch.ResolvedAt is null) is { } open)
                open.See(difference.Ours, difference.Theirs);
            else if (!same.Exists(mismatch => mismatch.Says(difference.Ours, difference.Theirs)))
                db.Mismatches.Add(
                    new Mismatch(
                        Guid.CreateVersion7(),
                        provider,
                        difference.Kind,
                        difference.Subject,
                        difference.PaymentId,
                        difference.ProviderReference,
                        difference.Ours,
                        difference.Theirs,
                        difference.Currency,
                        now
                    )
                );
        }

        foreach (var open in known.Where(mismatch => mismatch.ResolvedAt is null && compared.Contains(mismatch.Subject)))
            if (!found.Exists(difference => difference.Kind == open.Kind && difference.Subject == open.Subject))
                open.Resolve(new Message("payments.both-agree"), staffId: null, now);

        var last = await db.Comparisons.AsTracking().SingleOrDefaultAsync(comparison => comparison.Provider == provider, cancellationToken);
        if (last is not null)
            last.ComparedAt = now;
        else
            db.Comparisons.Add(new ProviderComparison(provider, now));

        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsQuiet(Payment payment, DateTimeOffset now) => payment.Ledger.All(entry => entry.At <= now - Quiet);

    private IQueryable<Payment> PaymentsOf(IPaymentProvider provider) =>
        db
            .Payments.Include(payment => payment.Refunds)
            .Include(payment => payment.Ledger)
            .AsSplitQuery()
            .Where(payment => payment.Method == provider.Method);
}
