using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Payments.Domain;

namespace Shop.Payments.Application;

internal sealed class PaymentSumsInvariant(PaymentsDbContext db) : IInvariant
{
    public string Code => "MO3";

    public string Statement => "Per payment refunded ≤ captured ≤ authorized, and what it says of its money is the sum of its ledger entries.";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Payments.AsNoTracking().Select(payment => new
        {
            payment.ReferenceText,
            payment.Id,
            payment.IsOffline,
            Authorized = payment.Authorized.Amount,
            Captured = payment.Captured.Amount,
            Refunded = payment.Refunded.Amount,
            Voided = payment.Voided.Amount,
            Disputed = payment.Disputed.Amount,
            ChargedBack = payment.ChargedBack.Amount,
            Reserved = payment.Ledger.Where(entry => entry.Kind == LedgerKind.AuthorizeSucceeded).Sum(entry => entry.Amount.Amount),
            Received = payment.Ledger.Where(entry => entry.Kind == LedgerKind.CaptureSucceeded || entry.Kind == LedgerKind.ManualReceived).Sum(entry => entry.Amount.Amount),
            PaidBack = payment.Ledger.Where(entry => entry.Kind == LedgerKind.RefundSucceeded).Sum(entry => entry.Amount.Amount),
            LetGo = payment.Ledger.Where(entry => entry.Kind == LedgerKind.VoidSucceeded).Sum(entry => entry.Amount.Amount),
            Opened = payment.Ledger.Where(entry => entry.Kind == LedgerKind.ChargebackOpened).Sum(entry => entry.Amount.Amount),
            Won = payment.Ledger.Where(entry => entry.Kind == LedgerKind.ChargebackWon).Sum(entry => entry.Amount.Amount),
            Lost = payment.Ledger.Where(entry => entry.Kind == LedgerKind.ChargebackLost).Sum(entry => entry.Amount.Amount),
        }).ToListAsync(cancellationToken);
        return InvariantReport.Of(
            rows.Count,
            [
                .. from row in rows
                   where row.Refunded > row.Captured || row.Captured > row.Authorized
                       || row.Authorized != (row.IsOffline ? row.Received : row.Reserved) || row.Captured != row.Received || row.Refunded != row.PaidBack
                       || row.Voided != row.LetGo || row.Disputed != row.Opened - row.Won - row.Lost || row.ChargedBack != row.Lost
                   select $"{row.ReferenceText} {row.Id.Value}: authorized {row.Authorized} ledger {row.Reserved}, captured {row.Captured} ledger {row.Received}, refunded {row.Refunded} ledger {row.PaidBack}, "
                       + $"voided {row.Voided} ledger {row.LetGo}, disputed {row.Disputed} ledger {row.Opened - row.Won - row.Lost}, charged back {row.ChargedBack} ledger {row.Lost}",
            ]);
    }
}

internal sealed class LedgerBalanceInvariant(PaymentsDbContext db) : IInvariant
{
    public string Code => "MO4";

    public string Statement => "The postings of each ledger entry add up to zero, and money that moved has postings.";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var broken = await db.Ledger.AsNoTracking()
            .Where(entry => entry.Postings.Sum(posting => posting.Amount.Amount) != 0
                || (entry.Postings.Count == 0 && entry.Amount.Amount != 0 && LedgerEntry.Moving.Contains(entry.Kind)))
            .Select(entry => entry.Id).ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.Ledger.CountAsync(cancellationToken), [.. broken.Select(id => $"ledger entry {id}")]);
    }
}

internal sealed class UndecidedPaymentsInvariant(PaymentsDbContext db, TimeProvider clock) : IInvariant
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(15);

    public string Code => "MO8a";

    public string Statement => "No payment that a provider was asked for is without an answer for longer than 15 minutes, and no notice waits unworked.";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Most;
        var silent = await db.Payments.AsNoTracking()
            .Where(payment => !payment.IsOffline && payment.State == PaymentState.Created && payment.StartedAt < before && payment.ProviderReference == null)
            .Select(payment => payment.ReferenceText).ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.Payments.CountAsync(payment => payment.State == PaymentState.Created, cancellationToken), silent);
    }
}
