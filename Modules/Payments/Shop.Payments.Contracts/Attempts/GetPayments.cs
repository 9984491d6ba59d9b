using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>The payments of a reference. Without attempts, all totals are zero in <paramref name="Currency"/>.</summary>
public sealed record GetPayments(Guid Reference, Currency Currency) : IQuery<PaymentLedger>;

public sealed record PaymentLedger
{
    public required Guid Reference { get; init; }

    /// <summary>Authorized and neither captured nor voided.</summary>
    public required Money Authorized { get; init; }

    /// <summary>Captured, before refunds.</summary>
    public required Money Captured { get; init; }

    /// <summary>Refunded.</summary>
    public required Money Refunded { get; init; }

    /// <summary>Refunds that are pending, or failed and await a retry.</summary>
    public required Money RefundPending { get; init; }

    /// <summary>Amount the provider withholds in open disputes.</summary>
    public required Money Disputed { get; init; }

    /// <summary>Amount lost in disputes.</summary>
    public required Money ChargedBack { get; init; }

    public required bool HasPending { get; init; }

    public required IReadOnlyList<PaymentSummary> Payments { get; init; }
}

public sealed record PaymentSummary
{
    public required Guid PaymentId { get; init; }

    public required Guid Reference { get; init; }

    public required string ReferenceText { get; init; }

    public required string Method { get; init; }

    public required Message MethodName { get; init; }

    public required bool IsOffline { get; init; }

    public required PaymentStatus Status { get; init; }

    public required Money Amount { get; init; }

    public required Money Authorized { get; init; }

    public required Money Captured { get; init; }

    public required Money Refunded { get; init; }

    public required Money Disputed { get; init; }

    public required Money ChargedBack { get; init; }

    /// <summary>When the authorization expires; null when nothing is authorized.</summary>
    public required DateTimeOffset? AuthorizedUntil { get; init; }

    public required string? RedirectUrl { get; init; }

    /// <summary>For the shopper; null unless it failed.</summary>
    public required Message? FailureReason { get; init; }

    /// <summary>Payment instructions for offline methods.</summary>
    public required Message? Instructions { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required IReadOnlyList<LedgerLine> Ledger { get; init; }

    /// <summary>Refunds in any status, oldest first.</summary>
    public IReadOnlyList<RefundPart> Refunds { get; init; } = [];

    /// <summary>The order ships only after the payment arrives.</summary>
    public bool ShipsAfterPayment { get; init; }
}

/// <param name="OperationId">Chosen by the caller; one operation may refund several payments.</param>
public sealed record RefundPart(Guid OperationId, Money Amount, RefundState Status, Message Reason, DateTimeOffset At);

public sealed record LedgerLine(
    Guid Id,
    LedgerKind Kind,
    Money Amount,
    string? ProviderReference,
    Message? Note,
    Guid? StaffId,
    DateTimeOffset At
);

public sealed record GetPayment(Guid PaymentId) : IQuery<PaymentSummary>;
