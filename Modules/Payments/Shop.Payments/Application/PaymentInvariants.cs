using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;

namespace Shop.Payments.Application;

internal sealed class PaymentSumsInvariant(PaymentsDbContext db) : IInvariant
{
    public string Name => "payments.refunded-captured-authorized";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var rows = await db
            .Payments.Select(payment => new
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
                Received = payment
                    .Ledger.Where(entry => entry.Kind == LedgerKind.CaptureSucceeded || entry.Kind == LedgerKind.ManualReceived)
                    .Sum(entry => entry.Amount.Amount),
                PaidBack = payment.Ledger.Where(entry => entry.Kind == LedgerKind.RefundSucceeded).Sum(entry => entry.Amount.Amount),
                Released = payment.Ledger.Where(entry => entry.Kind == LedgerKind.VoidSucceeded).Sum(entry => entry.Amount.Amount),
                Opened = payment.Ledger.Where(entry => entry.Kind == LedgerKind.ChargebackOpened).Sum(entry => entry.Amount.Amount),
                Won = payment.Ledger.Where(entry => entry.Kind == LedgerKind.ChargebackWon).Sum(entry => entry.Amount.Amount),
                Lost = payment.Ledger.Where(entry => entry.Kind == LedgerKind.ChargebackLost).Sum(entry => entry.Amount.Amount),
            })
            .Where(row =>
                row.Refunded > row.Captured
                || row.Captured > row.Authorized
                || row.Authorized != (row.IsOffline ? row.Received : row.Reserved)
                || row.Captured != row.Received
                || row.Refunded != row.PaidBack
                || row.Voided != row.Released
                || row.Disputed != row.Opened - row.Won - row.Lost
                || row.ChargedBack != row.Lost
            )
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Payments.CountAsync(cancellationToken),
            [
                .. from row in rows
                select $"{row.ReferenceText} {row.Id.Value}: authorized {row.Authorized} ledger {row.Reserved}, "
                    + $"captured {row.Captured} ledger {row.Received}, "
                    + $"refunded {row.Refunded} ledger {row.PaidBack}, "
                    + $"voided {row.Voided} ledger {row.Released}, "
                    + $"disputed {row.Disputed} ledger {row.Opened - row.Won - row.Lost}, "
                    + $"charged back {row.ChargedBack} ledger {row.Lost}",
            ]
        );
    }
}

internal sealed class LedgerBalanceInvariant(PaymentsDbContext db) : IInvariant
{
    public string Name => "payments.ledger-balances";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var broken = await db
            .Ledger.Where(entry =>
                entry.Postings.Sum(posting => posting.Amount.Amount) != 0
                || entry.Postings.Any(posting => posting.Amount.Currency != entry.Amount.Currency)
                || (entry.Postings.Count == 0 && entry.Amount.Amount != 0 && LedgerEntry.Moving.Contains(entry.Kind))
            )
            .Select(entry => entry.Id)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.Ledger.CountAsync(cancellationToken), [.. broken.Select(id => $"ledger entry {id}")]);
    }
}

internal sealed class UndecidedPaymentsInvariant(PaymentsDbContext db, TimeProvider clock) : IInvariant
{
    private static readonly TimeSpan Max = TimeSpan.FromMinutes(15);

    public string Name => "payments.attempts-answered";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Max;
        var silent = await db
            .Payments.Where(payment =>
                !payment.IsOffline
                && payment.State == PaymentStatus.Created
                && payment.StartedAt < before
                && payment.ProviderReference == null
            )
            .Select(payment => payment.ReferenceText)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Payments.CountAsync(payment => payment.State == PaymentStatus.Created, cancellationToken),
            silent
        );
    }
}

internal sealed class StoredValueInvariant(PaymentsDbContext db) : IInvariant
{
    public string Name => "payments.stored-value-moves-add-up";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var values = await db
            .StoredValues.Select(value => new
            {
                value.Id,
                Balance = value.Balance.Amount,
                value.MoveCount,
                Moved = value.Moves.Sum(move => move.Amount.Amount),
                Moves = value.Moves.Count,
                After = value.Moves.OrderByDescending(move => move.Sequence).Select(move => move.BalanceAfter.Amount).FirstOrDefault(),
            })
            .Where(value =>
                value.Balance != value.Moved || value.Balance != value.After || value.MoveCount != value.Moves || value.Balance < 0
            )
            .ToListAsync(cancellationToken);
        var paidWithStoredValue = db.Payments.Where(payment => payment.StoredValueId != null);
        var payments = await paidWithStoredValue
            .Select(payment => new
            {
                payment.ReferenceText,
                payment.Id,
                Captured = payment.Captured.Amount,
                Spent = -db
                    .StoredValueMoves.Where(move => move.Kind == StoredValueMoveKind.Spent && move.PaymentId == payment.Id)
                    .Sum(move => move.Amount.Amount),
            })
            .Where(payment => payment.Captured != payment.Spent)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.StoredValues.CountAsync(cancellationToken) + await paidWithStoredValue.CountAsync(cancellationToken),
            [
                .. values.Select(value =>
                    $"stored value {value.Id.Value}: balance {value.Balance}, moves {value.Moved}, after the last one {value.After}"
                ),
                .. payments.Select(payment =>
                    $"{payment.ReferenceText} {payment.Id.Value}: captured {payment.Captured}, spent {payment.Spent}"
                ),
            ]
        );
    }
}

internal sealed class MismatchInvariant(PaymentsDbContext db) : IInvariant
{
    public string Name => "payments.agree-with-provider";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var open = await db
            .Mismatches.Where(mismatch => mismatch.ResolvedAt == null)
            .OrderBy(mismatch => mismatch.FirstSeenAt)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Comparisons.CountAsync(cancellationToken),
            [
                .. open.Select(mismatch =>
                    $"{mismatch.Kind} of {mismatch.ProviderReference ?? mismatch.Subject} at {mismatch.Provider}: "
                    + $"ours {mismatch.Ours}, theirs {mismatch.Theirs} {mismatch.Currency}"
                ),
            ]
        );
    }
}

internal sealed class WebhookEventsInvariant(PaymentsDbContext db) : IInvariant
{
    public string Name => "payments.webhook-events-processed";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var silent = await db
            .WebhookEvents.Where(webhookEvent =>
                webhookEvent.ParkedAt != null && webhookEvent.WorkedAt == null && webhookEvent.ParkedBecause == null
            )
            .Select(webhookEvent => webhookEvent.Provider + " " + webhookEvent.Id)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.WebhookEvents.CountAsync(cancellationToken), silent);
    }
}
