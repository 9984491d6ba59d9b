using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>The payments of a reference. Without attempts, all totals are zero in <paramref name="Currency"/>.</summary>
public sealed record GetPayments(Guid Reference, Currency Currency) : IQuery<PaymentLedger>;

/// <param name="Authorized">Authorized and neither captured nor voided.</param>
/// <param name="Captured">Captured, before refunds.</param>
/// <param name="Refunded">Refunded.</param>
/// <param name="RefundPending">Refunds that are pending, or failed and await a retry.</param>
/// <param name="Disputed">Amount the provider withholds in open disputes.</param>
/// <param name="ChargedBack">Amount lost in disputes.</param>
public sealed record PaymentLedger(
    Guid Reference,
    Money Authorized,
    Money Captured,
    Money Refunded,
    Money RefundPending,
    Money Disputed,
    Money ChargedBack,
    bool HasPending,
    IReadOnlyList<PaymentSummary> Payments
);

/// <param name="FailureReason">For the shopper; null unless it failed.</param>
/// <param name="Instructions">Payment instructions for offline methods.</param>
/// <param name="AuthorizedUntil">When the authorization expires; null when nothing is authorized.</param>
public sealed record PaymentSummary(
    Guid PaymentId,
    Guid Reference,
    string ReferenceText,
    string Method,
    Message MethodName,
    bool IsOffline,
    PaymentStatus Status,
    Money Amount,
    Money Authorized,
    Money Captured,
    Money Refunded,
    Money Disputed,
    Money ChargedBack,
    DateTimeOffset? AuthorizedUntil,
    string? RedirectUrl,
    Message? FailureReason,
    Message? Instructions,
    DateTimeOffset StartedAt,
    IReadOnlyList<LedgerLine> Ledger
)
{
    /// <summary>Refunds in any status, oldest first.</summary>
    public IReadOnlyList<RefundPart> Refunds { get; init; } = [];

    /// <summary>The order ships only after the payment arrives.</summary>
    public bool ShipsAfterPayment { get; init; }
}

/// <param name="OperationId">Chosen by the caller; one operation may refund several payments.</param>
/// <param name="Status"><c>submitted</c>, <c>succeeded</c> or <c>failed</c>.</param>
public sealed record RefundPart(Guid OperationId, Money Amount, string Status, Message Reason, DateTimeOffset At);

/// <param name="Kind">The ledger entry kind, for example <c>capture_succeeded</c>.</param>
public sealed record LedgerLine(
    Guid Id,
    string Kind,
    Money Amount,
    string? ProviderReference,
    Message? Note,
    Guid? StaffId,
    DateTimeOffset At
);

public sealed record GetPayment(Guid PaymentId) : IQuery<PaymentSummary>;
