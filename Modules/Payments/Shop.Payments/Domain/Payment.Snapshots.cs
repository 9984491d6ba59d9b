using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Events;

namespace Shop.Payments.Domain;

// Applies what is new in a provider's snapshot.
internal sealed partial class Payment
{
    /// <summary>The states a snapshot passes through, in order.</summary>
    private IEnumerable<PaymentStatus> StatesBy(ChargeSnapshot charge)
    {
        var (authorized, captured) = (Money.Max(Authorized, charge.Authorized), Money.Max(Captured, charge.Captured));
        if (authorized > Authorized && Captured.IsZero)
            yield return PaymentStatus.Authorized;
        if (captured > Captured)
            yield return captured >= Amount ? PaymentStatus.Captured : PaymentStatus.PartiallyCaptured;

        switch (charge.State)
        {
            case ChargeState.ActionRequired when !IsClosed:
                yield return PaymentStatus.ActionRequired;
                break;
            case ChargeState.Declined when !IsClosed:
                yield return PaymentStatus.Failed;
                break;
            case ChargeState.Canceled or ChargeState.Expired or ChargeState.Captured when (authorized - captured - Voided).IsPositive:
                yield return captured.IsPositive ? PaymentStatus.Captured
                : charge.State == ChargeState.Expired ? PaymentStatus.Expired
                : PaymentStatus.Voided;
                break;
            case ChargeState.Canceled when authorized.IsZero && !IsClosed:
                yield return PaymentStatus.Canceled;
                break;
            case ChargeState.Expired when authorized.IsZero && !IsClosed:
                yield return PaymentStatus.Expired;
                break;
        }
    }

    /// <summary>Ended unpaid; only a payment reopens it.</summary>
    private bool IsClosed => State is PaymentStatus.Canceled or PaymentStatus.Expired;

    private void TakeAuthorization(ChargeSnapshot charge, DateTimeOffset now)
    {
        var more = charge.Authorized - Authorized;
        if (!more.IsPositive)
            return;

        (Authorized, AuthorizedUntil, EndAnnouncedAt) = (charge.Authorized, charge.AuthorizedUntil, null);
        Book(LedgerKind.AuthorizeSucceeded, more, $"{charge.ProviderReference}:{charge.Authorized.Amount}", now);
    }

    private void TakeCapture(ChargeSnapshot charge, DateTimeOffset now)
    {
        var more = charge.Captured - Captured;
        if (more.IsPositive)
        {
            Captured = charge.Captured;
            Book(LedgerKind.CaptureSucceeded, more, $"{charge.ProviderReference}:{charge.Captured.Amount}", now);
        }

        var covers = CoveredAt is null && Money.Max(Authorized, Captured) >= Amount;
        var isOneStep = covers && more >= Amount;
        if (more.IsPositive && !isOneStep)
            Raise(new CaptureBooked(this, more, now));

        if (covers)
        {
            (CoveredAt, FailureReason) = (now, null);
            Raise(new Covered(this, IsCaptured: isOneStep, now));
        }
    }

    private void TakeEnd(ChargeSnapshot charge, DateTimeOffset now)
    {
        switch (charge.State)
        {
            case ChargeState.Declined when !IsClosed:
                FailureReason = charge.FailureReason ?? PaymentMessages.Declined;
                Book(LedgerKind.AuthorizeFailed, Amount, $"{charge.ProviderReference}:{charge.Version}", now, FailureReason);
                Raise(new FailureBooked(this, FailureReason, now));
                break;
            case ChargeState.Canceled or ChargeState.Expired or ChargeState.Captured when OpenAuthorization.IsPositive:
                EndAuthorization(charge, now);
                break;
            case ChargeState.Canceled or ChargeState.Expired when Authorized.IsZero && !IsClosed:
                FailureReason ??= charge.State == ChargeState.Canceled ? PaymentMessages.Canceled : PaymentMessages.PageExpired;
                break;
        }
    }

    /// <summary>Ends the uncaptured authorization; no further capture can follow.</summary>
    private void EndAuthorization(ChargeSnapshot charge, DateTimeOffset now)
    {
        var rest = OpenAuthorization;
        if (IsCapturing)
        {
            Book(
                LedgerKind.CaptureFailed,
                CaptureAsked - Captured,
                $"{charge.ProviderReference}:{charge.Version}",
                now,
                PaymentMessages.AuthorizationEnded
            );
            CaptureAsked = Captured;
        }

        Book(LedgerKind.VoidSucceeded, rest, $"{charge.ProviderReference}:{charge.Version}", now);
        Voided += rest;
        Raise(new VoidBooked(this, rest, charge.State == ChargeState.Expired, now));
    }

    private void TakeDispute(ChargeDispute reported, DateTimeOffset now)
    {
        if (IsBooked(LedgerKind.ChargebackWon, reported.Id) || IsBooked(LedgerKind.ChargebackLost, reported.Id))
            return;

        if (Book(LedgerKind.ChargebackOpened, reported.Amount, reported.Id, now))
        {
            Disputed += reported.Amount;
            Raise(new DisputeBooked(this, reported with { State = DisputeState.Open }, now));
        }

        if (reported.State == DisputeState.Open)
            return;

        // A dispute closes with the amount it opened with, whatever the provider reports now.
        var amount = ledger.Find(entry => entry.Kind == LedgerKind.ChargebackOpened && entry.OperationKey == reported.Id)!.Amount;
        Disputed -= amount;
        if (reported.State == DisputeState.Lost)
            ChargedBack += amount;
        Book(reported.State == DisputeState.Won ? LedgerKind.ChargebackWon : LedgerKind.ChargebackLost, amount, reported.Id, now);
        Raise(new DisputeBooked(this, reported with { Amount = amount }, now));
    }

    private void TakeRefund(ChargeRefund reported, DateTimeOffset now)
    {
        if (refunds.Find(known => known.Id == reported.RefundId) is not { State: not RefundState.Succeeded } refund)
            return;

        if (reported.State == RefundState.Succeeded)
        {
            refund.Succeed();
            RefundPending -= refund.Amount;
            Refunded += refund.Amount;
            Book(
                LedgerKind.RefundSucceeded,
                refund.Amount,
                refund.Id.ToString("N"),
                now,
                refund.Reason,
                refund.StaffId,
                refund.StoredValueId == StoredValueId ? Method : "store-credit"
            );
            Raise(new RefundBooked(this, refund, now));
        }
        else if (reported.State == RefundState.Failed && refund.State != RefundState.Failed)
        {
            refund.Fail(reported.FailureReason ?? PaymentMessages.RefundRefused);
            Book(LedgerKind.RefundFailed, refund.Amount, $"{refund.Id:N}:{ProviderVersion}", now, refund.FailureReason);
            Raise(new RefundFailureBooked(this, refund, refund.FailureReason!, now));
        }
    }
}
