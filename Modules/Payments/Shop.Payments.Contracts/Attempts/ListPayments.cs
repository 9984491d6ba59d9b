using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>Payments, newest first. <paramref name="Query"/> matches the order number exactly or its start.</summary>
public sealed record ListPayments(string? Query, PaymentStatus? Status, string? Method, int Page, int PageSize) : IQuery<PagedList<PaymentItem>>;

public sealed record PaymentItem(
    Guid PaymentId, Guid Reference, string ReferenceText, string Method, PaymentStatus Status, Money Amount, Money Captured, Money Refunded, DateTimeOffset StartedAt);

/// <summary>The sums of many references at once; for lists and invariant checks. At most 500 a call.</summary>
public sealed record ListPaymentSums(IReadOnlyList<Guid> References) : IQuery<IReadOnlyList<PaymentSums>>;

public sealed record PaymentSums(
    Guid Reference, Money Authorized, Money Captured, Money Refunded, Money RefundPending, bool HasPending, bool HasAcceptedOffline, bool HasFailed);
