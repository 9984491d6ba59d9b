using Shop.Kernel;

namespace Shop.Payments.Domain;

/// <summary>
/// One try to pay for a reference by one method, with every fact that is known of its money. What a provider reports comes in by one way only,
/// <see cref="Apply"/>, whoever brings it.
/// </summary>
internal sealed partial class Payment : AggregateRoot<PaymentId>
{
    private readonly List<LedgerEntry> ledger = [];
    private readonly List<Refund> refunds = [];

    private Payment(PaymentId id)
        : base(id)
    {
    }

    public Guid Reference { get; private set; }

    public string ReferenceText { get; private set; } = string.Empty;

    public string Method { get; private set; } = string.Empty;

    public bool IsOffline { get; private set; }

    public Money Amount { get; private set; }

    public string Email { get; private set; } = string.Empty;

    public string ReturnUrl { get; private set; } = string.Empty;

    public PaymentState State { get; private set; }

    /// <summary>Totals since the beginning, each the sum of its succeeded ledger entries.</summary>
    public Money Authorized { get; private set; }

    public Money Captured { get; private set; }

    public Money Voided { get; private set; }

    public Money Refunded { get; private set; }

    /// <summary>Refunds that are submitted or failed: promised, not paid yet.</summary>
    public Money RefundPending { get; private set; }

    public string? ProviderReference { get; private set; }

    /// <summary>The latest snapshot that was applied.</summary>
    public int ProviderVersion { get; private set; }

    public string? RedirectUrl { get; private set; }

    public string? FailureReason { get; private set; }

    public string? Instructions { get; private set; }

    public DateTimeOffset? CoveredAt { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset NextLookAt { get; private set; }

    public IReadOnlyList<LedgerEntry> Ledger => ledger;

    public IReadOnlyList<Refund> Refunds => refunds;

    public Currency Currency => Amount.Currency;

    /// <summary>Reserved with the provider, neither captured nor given back.</summary>
    public Money OpenAuthorization => IsOffline ? Money.Zero(Currency) : Authorized - Captured - Voided;

    public Money Refundable => Captured - Refunded - RefundPending;

    public bool IsUndecided => !IsOffline && State is PaymentState.Created or PaymentState.ActionRequired;

    /// <summary>So much of the reference is paid or promised by this attempt.</summary>
    public bool Covers(Money amount) => IsOffline ? State != PaymentState.Canceled : Captured - Refunded + OpenAuthorization >= amount;

    public static Payment Start(PaymentId id, Guid reference, string referenceText, Money amount, string method, bool isOffline, string? instructions, string email, string returnUrl, DateTimeOffset now)
    {
        var zero = Money.Zero(amount.Currency);
        var payment = new Payment(id)
        {
            Reference = reference,
            ReferenceText = referenceText,
            Method = method,
            IsOffline = isOffline,
            Amount = amount,
            Email = email,
            ReturnUrl = returnUrl,
            Instructions = instructions,
            Authorized = zero,
            Captured = zero,
            Voided = zero,
            Refunded = zero,
            RefundPending = zero,
            StartedAt = now,
            NextLookAt = now,
        };
        if (!isOffline)
            payment.Book(LedgerKind.AuthorizeRequested, amount, id.Value.ToString("N"), now);

        payment.Raise(new Started(payment, now));
        if (isOffline)
        {
            payment.CoveredAt = now;
            payment.Raise(new Covered(payment, IsCaptured: false, now));
        }

        return payment;
    }

    /// <summary>
    /// Takes over what the provider says. The one way for webhooks, the browser's return, the poller and staff; safe to call with old and repeated snapshots.
    /// False when it said nothing new.
    /// </summary>
    /// <exception cref="DomainException">The snapshot is about another amount or currency.</exception>
    public bool Apply(ChargeSnapshot charge, DateTimeOffset now)
    {
        if (charge.PaymentId != Id.Value || charge.Amount != Amount)
            throw new DomainException(PaymentErrors.DoesNotMatch);
        if (charge.Version <= ProviderVersion)
            return false;

        (ProviderVersion, ProviderReference, RedirectUrl) = (charge.Version, charge.ProviderReference, charge.RedirectUrl ?? RedirectUrl);
        TakeAuthorization(charge, now);
        TakeCapture(charge, now);
        TakeEnd(charge, now);
        foreach (var refund in charge.Refunds)
            TakeRefund(refund, now);

        Touch();
        return true;
    }

    /// <summary>When the poller asks again, while nothing is decided.</summary>
    public void LookAgainAt(DateTimeOffset at)
    {
        NextLookAt = at;
        Touch();
    }

    /// <summary>Money that arrived outside any provider. The same operation a second time changes nothing.</summary>
    public void RecordManual(Guid operationId, Money amount, string? note, Guid staffId, DateTimeOffset now)
    {
        if (!IsOffline)
            throw new DomainException(PaymentErrors.NotOffline);
        if (!Book(LedgerKind.ManualReceived, amount, operationId.ToString("N"), now, note, staffId))
            return;

        Captured += amount;
        Authorized = Money.Max(Authorized, Captured);
        State = Captured >= Amount ? PaymentState.Captured : PaymentState.PartiallyCaptured;
        Raise(new CaptureBooked(this, amount, now));
    }

    /// <summary>Nothing came of it, and nobody waits for it any more.</summary>
    public void GiveUp(string reason, DateTimeOffset now)
    {
        if (!IsOffline || State is not PaymentState.Created)
            return;

        State = PaymentState.Canceled;
        FailureReason = reason;
        Book(LedgerKind.VoidSucceeded, Money.Zero(Currency), Id.Value.ToString("N"), now, reason);
        Touch();
    }

    /// <summary>Sets money aside to go back. Offline it counts as paid back at once.</summary>
    /// <exception cref="DomainException">More than this payment still holds.</exception>
    public Refund StartRefund(Guid operationId, Money amount, string reason, Guid? staffId, DateTimeOffset now)
    {
        if (refunds.Find(known => known.OperationId == operationId) is { } repeat)
            return repeat;
        if (amount > Refundable)
            throw new DomainException(PaymentErrors.RefundTooHigh(Refundable));

        var refund = new Refund(Guid.CreateVersion7(), operationId, amount, reason, staffId, now);
        refunds.Add(refund);
        RefundPending += amount;
        NextLookAt = now;
        Book(LedgerKind.RefundRequested, amount, refund.Id.ToString("N"), now, reason, staffId);
        Touch();
        if (IsOffline)
            TakeRefund(new ChargeRefund(refund.Id, amount, RefundState.Succeeded, null), now);

        return refund;
    }

    public void RetryRefund(Refund refund, DateTimeOffset now)
    {
        if (refund.State != RefundState.Failed)
            return;

        refund.Resubmit();
        NextLookAt = now;
        Touch();
    }

    private void TakeAuthorization(ChargeSnapshot charge, DateTimeOffset now)
    {
        var more = charge.Authorized - Authorized;
        if (!more.IsPositive)
            return;

        Authorized = charge.Authorized;
        Book(LedgerKind.AuthorizeSucceeded, more, $"{charge.ProviderReference}:{charge.Authorized.Amount}", now);
        Move(PaymentState.Authorized);
    }

    private void TakeCapture(ChargeSnapshot charge, DateTimeOffset now)
    {
        var more = charge.Captured - Captured;
        if (more.IsPositive)
        {
            Captured = charge.Captured;
            Book(LedgerKind.CaptureSucceeded, more, $"{charge.ProviderReference}:{charge.Captured.Amount}", now);
            Move(Captured >= Amount ? PaymentState.Captured : PaymentState.PartiallyCaptured);
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
            case ChargeState.ActionRequired:
                Move(PaymentState.ActionRequired);
                break;
            case ChargeState.Declined:
                FailureReason = charge.FailureReason ?? "The payment was declined.";
                Move(PaymentState.Failed);
                Book(LedgerKind.AuthorizeFailed, Amount, $"{charge.ProviderReference}:{charge.Version}", now, FailureReason);
                Raise(new FailureBooked(this, FailureReason, now));
                break;
            case ChargeState.Canceled or ChargeState.Expired when OpenAuthorization.IsPositive:
                Book(LedgerKind.VoidSucceeded, OpenAuthorization, charge.ProviderReference, now);
                Voided += OpenAuthorization;
                Move(PaymentState.Voided);
                break;
            case ChargeState.Canceled or ChargeState.Expired when Captured.IsZero:
                FailureReason ??= charge.State == ChargeState.Canceled ? "The payment was canceled." : "The payment page was left open too long.";
                Move(charge.State == ChargeState.Canceled ? PaymentState.Canceled : PaymentState.Expired);
                break;
        }
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
            Book(LedgerKind.RefundSucceeded, refund.Amount, refund.Id.ToString("N"), now, refund.Reason, refund.StaffId);
            Raise(new RefundBooked(this, refund, now));
        }
        else if (reported.State == RefundState.Failed && refund.State != RefundState.Failed)
        {
            refund.Fail(reported.FailureReason ?? "The provider refused the refund.");
            Book(LedgerKind.RefundFailed, refund.Amount, $"{refund.Id:N}:{ProviderVersion}", now, refund.FailureReason);
            Raise(new RefundFailureBooked(this, refund, refund.FailureReason!, now));
        }
    }

    private void Move(PaymentState to)
    {
        if (PaymentTransitions.Allows(State, to))
            State = to;
    }

    /// <summary>False when it was booked before.</summary>
    private bool Book(LedgerKind kind, Money amount, string operationKey, DateTimeOffset now, string? note = null, Guid? staffId = null)
    {
        if (ledger.Exists(entry => entry.Kind == kind && entry.OperationKey == operationKey))
            return false;

        // Rows are inserted in the order of their ids. Rivals that book the same must do so in the same order, or each would wait for the other.
        ledger.Add(new LedgerEntry(Guid.CreateVersion7(now.AddMilliseconds(ledger.Count)), Id, Reference, kind, amount, operationKey, ProviderReference, note, staffId, now, Method));
        return true;
    }
}
