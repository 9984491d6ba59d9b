using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Everything about the money of one reference. A reference without attempts has sums of zero in <paramref name="Currency"/>.
/// </summary>
public sealed record GetPayments(Guid Reference, Currency Currency) : IQuery<PaymentLedger>;

/// <param name="Authorized">Authorized and neither captured nor voided.</param>
/// <param name="Captured">Received, before refunds.</param>
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

/// <param name="FailureReason">Message for the shopper; null unless it failed.</param>
/// <param name="Instructions">Payment instructions for offline methods.</param>
/// <param name="AuthorizedUntil">When the authorization expires; null when nothing is authorized.</param>
public sealed record PaymentSummary(
    Guid PaymentId,
    Guid Reference,
    string ReferenceText,
    string Method,
    string MethodName,
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
    string? FailureReason,
    string? Instructions,
    DateTimeOffset StartedAt,
    IReadOnlyList<LedgerLine> Ledger
)
{
    /// <summary>What of it went back, is on its way or could not be sent, oldest first.</summary>
    public IReadOnlyList<RefundPart> Refunds { get; init; } = [];

    /// <summary>The goods leave when the money has arrived.</summary>
    public bool ShipsAfterPayment { get; init; }
}

/// <param name="OperationId">Chosen by the caller; one operation may refund several payments.</param>
/// <param name="Status"><c>submitted</c>, <c>succeeded</c> or <c>failed</c>.</param>
public sealed record RefundPart(Guid OperationId, Money Amount, string Status, string Reason, DateTimeOffset At);

/// <param name="Kind">As the ledger names it, for example <c>capture_succeeded</c>.</param>
public sealed record LedgerLine(
    Guid Id,
    string Kind,
    Money Amount,
    string? ProviderReference,
    string? Note,
    Guid? StaffId,
    DateTimeOffset At
);

/// <summary>One payment by its id.</summary>
public sealed record GetPayment(Guid PaymentId) : IQuery<PaymentSummary>;
