using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Reconciliation;

/// <summary>
/// Unresolved differences between a provider's list and our ledger, and webhook events that could not be processed; oldest first.
/// </summary>
public sealed record ListMismatches : IQuery<Mismatches>;

/// <param name="ComparedAt">When all providers were last reconciled; null when never.</param>
public sealed record Mismatches(DateTimeOffset? ComparedAt, IReadOnlyList<Mismatch> Open, IReadOnlyList<ParkedWebhookEvent> Notices);

/// <param name="Ours">The ledger's amount; null when it has none.</param>
/// <param name="Theirs">The provider's amount; null when it has none.</param>
/// <param name="Repairs">Possible repairs, the recommended one first; always includes <see cref="Repair.Explain"/>.</param>
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

public sealed record ParkedWebhookEvent(string Provider, string Id, Error Because, DateTimeOffset ReceivedAt);

public enum MismatchKind
{
    /// <summary>The provider has a charge that we never requested.</summary>
    UnknownCharge,

    /// <summary>The provider does not know a payment the ledger has captured.</summary>
    MissingCharge,

    /// <summary>The charge has another amount or currency.</summary>
    Amount,

    Captured,
    Refunded,
    Disputed,
}

public enum Repair
{
    /// <summary>Apply the provider's state to the ledger.</summary>
    TakeOver,

    /// <summary>Refund an unknown charge at the provider.</summary>
    RefundCharge,

    /// <summary>Submit our refunds to the provider again.</summary>
    SendRefunds,

    /// <summary>Close without a change; needs a reason.</summary>
    Explain,
}
