using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Reconciliation;

/// <summary>
/// Unresolved differences between a provider's list and our ledger, and webhook events that could not be processed; oldest first.
/// </summary>
public sealed record ListMismatches : IQuery<Mismatches>;

/// <param name="ComparedAt">When all providers were last compared; null when never.</param>
public sealed record Mismatches(DateTimeOffset? ComparedAt, IReadOnlyList<Mismatch> Open, IReadOnlyList<ParkedNotice> Notices);

/// <param name="Ours">What our ledger says; null when it knows nothing of it.</param>
/// <param name="Theirs">What the provider says; null when it knows nothing of it.</param>
/// <param name="Repairs">What can be done about it, the proposed one first; <see cref="Repair.Explain"/> always can.</param>
public sealed record Mismatch(
    Guid Id,
    string Provider,
    MismatchKind Kind,
    Guid? PaymentId,
    string? ReferenceText,
    string? ProviderReference,
    Money? Ours,
    Money? Theirs,
    DateTimeOffset FirstSeenAt,
    IReadOnlyList<Repair> Repairs
);

public sealed record ParkedNotice(string Provider, string Id, string Because, DateTimeOffset ReceivedAt);

public enum MismatchKind
{
    /// <summary>The provider took money that we never asked for.</summary>
    UnknownCharge,

    /// <summary>The provider does not know a payment that we have money of.</summary>
    MissingCharge,

    /// <summary>The charge is about another amount or currency.</summary>
    Amount,

    Captured,
    Refunded,
    Disputed,
}

public enum Repair
{
    /// <summary>Book what the provider says.</summary>
    TakeOver,

    /// <summary>Pay an unknown charge back at the provider.</summary>
    RefundCharge,

    /// <summary>Give our refunds to the provider again.</summary>
    SendRefunds,

    /// <summary>Nothing is to be done; a reason says why.</summary>
    Explain,
}
