using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Domain;

/// <summary>One attempt to pay for a reference by one method. Everything a provider reports goes through <see cref="Apply"/>.</summary>
internal sealed partial class Payment : AggregateRoot<PaymentId>
{
    private readonly List<LedgerEntry> ledger = [];
    private readonly List<Refund> refunds = [];

    private Payment(PaymentId id)
        : base(id) { }

    public Guid Reference { get; private set; }

    public string ReferenceText { get; private set; } = string.Empty;

    public string Method { get; private set; } = string.Empty;

    public bool IsOffline { get; private set; }

    /// <summary>The gift card or store credit it was paid with.</summary>
    public Guid? StoredValueId { get; private set; }

    public Money Amount { get; private set; }

    public string Email { get; private set; } = string.Empty;

    public string ReturnUrl { get; private set; } = string.Empty;

    public PaymentStatus State { get; private set; }

    /// <summary>Cumulative totals, each the sum of its succeeded ledger entries.</summary>
    public Money Authorized { get; private set; }

    public Money Captured { get; private set; }

    public Money Voided { get; private set; }

    public Money Refunded { get; private set; }

    /// <summary>Refunds that are submitted or failed, and so still owed.</summary>
    public Money RefundPending { get; private set; }

    /// <summary>The total capture requested; exceeds <see cref="Captured"/> while a capture is pending.</summary>
    public Money CaptureAsked { get; private set; }

    /// <summary>Amount in open disputes.</summary>
    public Money Disputed { get; private set; }

    /// <summary>Amount lost in disputes.</summary>
    public Money ChargedBack { get; private set; }

    public string? ProviderReference { get; private set; }

    /// <summary>Version of the latest applied snapshot.</summary>
    public long ProviderVersion { get; private set; }

    public string? RedirectUrl { get; private set; }

    public Message? FailureReason { get; private set; }

    public Message? Instructions { get; private set; }

    public DateTimeOffset? CoveredAt { get; private set; }

    /// <summary>When the authorization expires.</summary>
    public DateTimeOffset? AuthorizedUntil { get; private set; }

    /// <summary>When the authorization's expiry was announced.</summary>
    public DateTimeOffset? EndAnnouncedAt { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset NextLookAt { get; private set; }

    public IReadOnlyList<LedgerEntry> Ledger => ledger;

    public IReadOnlyList<Refund> Refunds => refunds;

    public Currency Currency => Amount.Currency;

    /// <summary>Authorized, neither captured nor voided.</summary>
    public Money OpenAuthorization => IsOffline ? Money.Zero(Currency) : Authorized - Captured - Voided;

    /// <summary>The part refunded by the provider.</summary>
    public Money RefundedByProvider =>
        refunds
            .Where(refund => refund is { State: RefundState.Succeeded, StoredValueId: null })
            .Aggregate(Money.Zero(Currency), (sum, refund) => sum + refund.Amount);

    public Money Refundable => Money.Max(Captured - Refunded - RefundPending - Disputed - ChargedBack, Money.Zero(Currency));

    /// <summary>Authorized, with no capture requested yet.</summary>
    public Money Capturable => IsOffline ? Money.Zero(Currency) : OpenAuthorization - (Money.Max(CaptureAsked, Captured) - Captured);

    /// <summary>A requested capture is pending.</summary>
    public bool IsCapturing => OpenAuthorization.IsPositive && CaptureAsked > Captured;

    /// <summary>An accepted offline method without a payment yet.</summary>
    public bool IsAwaitingMoney => IsOffline && State == PaymentStatus.Created;

    public bool IsUndecided => !IsOffline && State is PaymentStatus.Created or PaymentStatus.ActionRequired;

    /// <summary>The amount this attempt has captured, authorized or promised.</summary>
    public Money Held =>
        !IsOffline ? Captured - Refunded - ChargedBack + OpenAuthorization
        : State == PaymentStatus.Canceled ? Money.Zero(Currency)
        : Money.Max(Amount, Captured) - Refunded;

    public static Payment Start(
        PaymentId id,
        Guid reference,
        string referenceText,
        Money amount,
        string method,
        bool isOffline,
        Message? instructions,
        string email,
        string returnUrl,
        DateTimeOffset now
    )
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
            CaptureAsked = zero,
            Disputed = zero,
            ChargedBack = zero,
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

    /// <summary>A payment by gift card or store credit, captured on creation.</summary>
    public static Payment WithStoredValue(
        PaymentId id,
        Guid reference,
        string referenceText,
        Money amount,
        StoredValue storedValue,
        DateTimeOffset now
    )
    {
        var payment = Start(
            id,
            reference,
            referenceText,
            amount,
            storedValue.Method,
            isOffline: false,
            instructions: null,
            string.Empty,
            string.Empty,
            now
        );
        var key = storedValue.Id.Value.ToString("N");
        (payment.StoredValueId, payment.Authorized, payment.Captured, payment.CoveredAt) = (storedValue.Id.Value, amount, amount, now);
        payment.Move(PaymentStatus.Captured);
        payment.Book(LedgerKind.AuthorizeSucceeded, amount, key, now);
        payment.Book(LedgerKind.CaptureSucceeded, amount, key, now);
        payment.Raise(new Covered(payment, IsCaptured: true, now));
        return payment;
    }

    /// <summary>Applies a provider's snapshot. Safe with outdated and repeated snapshots. False when nothing changed.</summary>
    /// <exception cref="DomainException">The snapshot has another payment, amount or currency, invalid totals, or a state that cannot be
    /// reached.</exception>
    public bool Apply(ChargeSnapshot charge, DateTimeOffset now)
    {
        if (!Fits(charge))
            throw new DomainException(PaymentErrors.DoesNotMatch);
        if (charge.Version <= ProviderVersion)
            return false;

        var state = PaymentTransitions.Follow(State, StatesBy(charge));
        (ProviderVersion, ProviderReference, RedirectUrl) = (charge.Version, charge.ProviderReference, charge.RedirectUrl ?? RedirectUrl);
        TakeAuthorization(charge, now);
        TakeCapture(charge, now);
        TakeEnd(charge, now);
        foreach (var refund in charge.Refunds)
            TakeRefund(refund, now);
        foreach (var dispute in charge.Disputes)
            TakeDispute(dispute, now);

        State = state;
        Touch();
        return true;
    }

    /// <summary>Books a further capture before it is submitted to the provider. Idempotent by operation id.</summary>
    public void RequestCapture(Guid operationId, Money amount, Guid? staffId, DateTimeOffset now)
    {
        if (!Book(LedgerKind.CaptureRequested, amount, operationId.ToString("N"), now, staffId: staffId))
            return;

        CaptureAsked = Money.Max(CaptureAsked, Captured) + amount;
        NextLookAt = now;
        Touch();
    }

    public bool WasAskedToCapture(Guid operationId) => IsBooked(LedgerKind.CaptureRequested, operationId.ToString("N"));

    /// <summary>Books a void before it is submitted to the provider.</summary>
    public void RequestVoid(Guid operationId, Guid? staffId, DateTimeOffset now)
    {
        if (
            OpenAuthorization.IsPositive
            && Book(LedgerKind.VoidRequested, OpenAuthorization, operationId.ToString("N"), now, staffId: staffId)
        )
            Touch();
    }

    /// <summary>Books a failed void while the authorization is still open. False when it is not, or was booked before.</summary>
    public bool FailVoid(Guid operationId, DateTimeOffset now)
    {
        var key = operationId.ToString("N");
        if (
            !OpenAuthorization.IsPositive
            || !IsBooked(LedgerKind.VoidRequested, key)
            || !Book(LedgerKind.VoidFailed, OpenAuthorization, key, now, PaymentMessages.VoidRefused)
        )
            return false;

        Touch();
        return true;
    }

    /// <summary>Announces once that the authorization expires soon.</summary>
    public void AnnounceEnd(DateTimeOffset now)
    {
        if (EndAnnouncedAt is not null || AuthorizedUntil is null || !OpenAuthorization.IsPositive)
            return;

        EndAnnouncedAt = now;
        Raise(new AuthorizationEnding(this, now));
    }

    /// <summary>Schedules the next poll of a pending payment.</summary>
    public void NextPollAt(DateTimeOffset at)
    {
        NextLookAt = at;
        Touch();
    }

    /// <summary>Records a payment received outside any provider. Idempotent by operation id.</summary>
    public void RecordManual(Guid operationId, Money amount, string? note, Guid staffId, DateTimeOffset now)
    {
        if (!IsOffline)
            throw new DomainException(PaymentErrors.NotOffline);
        if (!Book(LedgerKind.ManualReceived, amount, operationId.ToString("N"), now, note is null ? null : Message.Of(note), staffId))
            return;

        Captured += amount;
        Authorized = Money.Max(Authorized, Captured);
        Move(Captured >= Amount ? PaymentStatus.Captured : PaymentStatus.PartiallyCaptured);
        Raise(new CaptureBooked(this, amount, now));
    }

    /// <summary>Closes an unpaid offline attempt. Idempotent.</summary>
    /// <exception cref="DomainException">The attempt is not offline, or a payment was received.</exception>
    public void Cancel(Message reason, DateTimeOffset now)
    {
        if (!IsOffline)
            throw new DomainException(PaymentErrors.NotOffline);
        if (State == PaymentStatus.Canceled)
            return;

        Move(PaymentStatus.Canceled);
        FailureReason = reason;
        Book(LedgerKind.VoidSucceeded, Money.Zero(Currency), Id.Value.ToString("N"), now, reason);
        Touch();
    }

    /// <summary>Starts a refund. Offline, and to a gift card or store credit, it succeeds immediately.</summary>
    /// <param name="toStoredValue">The stored value to refund instead of the original payment method.</param>
    /// <exception cref="DomainException">The amount exceeds what this payment still holds.</exception>
    public Refund StartRefund(Guid operationId, Money amount, Message reason, Guid? staffId, DateTimeOffset now, Guid? toStoredValue = null)
    {
        if (refunds.Find(known => known.OperationId == operationId) is { } repeat)
            return repeat;
        if (amount > Refundable)
            throw new DomainException(PaymentErrors.RefundTooHigh(Refundable));

        var refund = new Refund(Guid.CreateVersion7(), operationId, amount, reason, toStoredValue ?? StoredValueId, staffId, now);
        refunds.Add(refund);
        RefundPending += amount;
        NextLookAt = now;
        Book(LedgerKind.RefundRequested, amount, refund.Id.ToString("N"), now, reason, staffId);
        Touch();
        if (IsOffline || refund.StoredValueId is not null)
            TakeRefund(new ChargeRefund(refund.Id, amount, RefundState.Succeeded, null), now);

        return refund;
    }

    /// <summary>
    /// Books refunds made directly at the provider, as far as its total exceeds ours. An amount equal to a failed refund of ours completes
    /// that refund; any other is a new one. Amounts above the captured rest are not booked. False when there was nothing to book.
    /// </summary>
    public bool AdoptRefunds(ChargeSnapshot charge, DateTimeOffset now)
    {
        var version = Version;
        var done = charge.Refunds.Where(reported => reported.State == RefundState.Succeeded).ToList();
        var missing = done.Aggregate(-RefundedByProvider, (sum, reported) => sum + reported.Amount);
        foreach (
            var unknown in done.Where(reported =>
                !refunds.Exists(known => known.Id == reported.RefundId || known.OperationId == reported.RefundId)
            )
        )
        {
            var failed = refunds.Find(known => known.State == RefundState.Failed && known.Amount == unknown.Amount);
            if (unknown.Amount > missing || (failed is null && unknown.Amount > Refundable))
                continue;

            missing -= unknown.Amount;
            if (failed is null)
            {
                refunds.Add(
                    failed = new Refund(
                        Guid.CreateVersion7(),
                        unknown.RefundId,
                        unknown.Amount,
                        PaymentMessages.RefundedAtProvider,
                        null,
                        null,
                        now
                    )
                );
                RefundPending += unknown.Amount;
            }

            TakeRefund(new ChargeRefund(failed.Id, failed.Amount, RefundState.Succeeded, null), now);
        }

        return Version != version;
    }

    /// <summary>Submits a failed refund again. A pending one is left unchanged.</summary>
    /// <exception cref="DomainException">The refund has succeeded.</exception>
    public void RetryRefund(Refund refund, DateTimeOffset now)
    {
        if (refund.State == RefundState.Submitted)
            return;
        if (refund.State == RefundState.Succeeded)
            throw new DomainException(PaymentErrors.RefundDone);

        refund.Resubmit();
        NextLookAt = now;
        Touch();
    }

    /// <summary>Whether a charge matches this payment and currency and its amounts are plausible.</summary>
    private bool Fits(ChargeSnapshot charge) =>
        charge.PaymentId == Id.Value
        && charge.Amount.Currency == Currency
        && charge.Amount >= Amount
        && charge.Authorized.Currency == Currency
        && charge.Captured.Currency == Currency
        && !charge.Captured.IsNegative
        && charge.Captured <= charge.Authorized
        && charge.Authorized <= charge.Amount
        && charge.Refunds.All(reported =>
            refunds.Find(known => known.Id == reported.RefundId) is not { } known || known.Amount == reported.Amount
        )
        && charge.Disputes.All(dispute =>
            dispute.Amount.Currency == Currency && dispute.Amount.IsPositive && dispute.Amount <= charge.Captured
        );

    private bool IsBooked(LedgerKind kind, string operationKey) =>
        ledger.Exists(entry => entry.Kind == kind && entry.OperationKey == operationKey);

    private void Move(PaymentStatus to) => State = PaymentTransitions.Follow(State, [to]);

    /// <summary>False when it was booked before.</summary>
    /// <param name="by">The method that moved the money, when it is not the payment's.</param>
    private bool Book(
        LedgerKind kind,
        Money amount,
        string operationKey,
        DateTimeOffset now,
        Message? note = null,
        Guid? staffId = null,
        string? by = null
    )
    {
        if (IsBooked(kind, operationKey))
            return false;

        // Rows are inserted in id order: concurrent requests that book the same entries would otherwise deadlock.
        ledger.Add(
            new LedgerEntry(
                Guid.CreateVersion7(now.AddMilliseconds(ledger.Count)),
                Id,
                Reference,
                kind,
                amount,
                operationKey,
                ProviderReference,
                note,
                staffId,
                now,
                by ?? Method
            )
        );
        return true;
    }
}
