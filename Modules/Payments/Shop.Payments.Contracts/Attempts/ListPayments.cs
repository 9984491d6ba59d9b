using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>Payments, newest first. <paramref name="Query"/> matches the order number or a prefix of it.</summary>
public sealed record ListPayments(string? Query, PaymentStatus? Status, string? Method, int Page, int PageSize)
    : IQuery<PagedList<PaymentItem>>;

public sealed record PaymentItem
{
    public required Guid PaymentId { get; init; }

    public required Guid Reference { get; init; }

    public required string ReferenceText { get; init; }

    public required string Method { get; init; }

    public required PaymentStatus Status { get; init; }

    public required Money Amount { get; init; }

    /// <summary>Authorized and neither captured nor voided.</summary>
    public required Money Authorized { get; init; }

    public required Money Captured { get; init; }

    public required Money Refunded { get; init; }

    public required Money Disputed { get; init; }

    /// <summary>When the authorization expires; null when nothing is authorized.</summary>
    public required DateTimeOffset? AuthorizedUntil { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
}

/// <summary>The payment totals of up to 500 references; for lists and invariant checks.</summary>
public sealed record ListPaymentTotals(IReadOnlyList<Guid> References) : IQuery<IReadOnlyList<PaymentTotals>>;

public sealed record PaymentTotals
{
    public required Guid Reference { get; init; }

    public required Money Authorized { get; init; }

    public required Money Captured { get; init; }

    public required Money Refunded { get; init; }

    public required Money RefundPending { get; init; }

    /// <summary>In open disputes.</summary>
    public required Money Disputed { get; init; }

    /// <summary>Amount lost in disputes.</summary>
    public required Money ChargedBack { get; init; }

    public required bool HasPending { get; init; }

    public required bool HasAcceptedOffline { get; init; }

    /// <summary>A refund is pending or failed.</summary>
    public required bool HasFailed { get; init; }
}
