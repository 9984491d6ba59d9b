using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>Payments, newest first. <paramref name="Query"/> matches the order number or a prefix of it.</summary>
public sealed record ListPayments(string? Query, PaymentStatus? Status, string? Method, int Page, int PageSize)
    : IQuery<PagedList<PaymentItem>>;

/// <param name="Authorized">Authorized and neither captured nor voided.</param>
/// <param name="AuthorizedUntil">When the authorization expires; null when nothing is authorized.</param>
public sealed record PaymentItem(
    Guid PaymentId,
    Guid Reference,
    string ReferenceText,
    string Method,
    PaymentStatus Status,
    Money Amount,
    Money Authorized,
    Money Captured,
    Money Refunded,
    Money Disputed,
    DateTimeOffset? AuthorizedUntil,
    DateTimeOffset StartedAt
);

/// <summary>The payment totals of up to 500 references; for lists and invariant checks.</summary>
public sealed record ListPaymentTotals(IReadOnlyList<Guid> References) : IQuery<IReadOnlyList<PaymentTotals>>;

/// <param name="Disputed">In open disputes.</param>
/// <param name="ChargedBack">Amount lost in disputes.</param>
/// <param name="HasFailed">A refund is pending or failed.</param>
public sealed record PaymentTotals(
    Guid Reference,
    Money Authorized,
    Money Captured,
    Money Refunded,
    Money RefundPending,
    Money Disputed,
    Money ChargedBack,
    bool HasPending,
    bool HasAcceptedOffline,
    bool HasFailed
);
