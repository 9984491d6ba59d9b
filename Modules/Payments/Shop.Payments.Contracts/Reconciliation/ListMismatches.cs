using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Reconciliation;

/// <summary>
/// Unresolved differences between a provider's list and our ledger, and webhook events that could not be processed; oldest first.
/// </summary>
public sealed record ListMismatches : IQuery<Mismatches>;

/// <param name="ComparedAt">When all providers were last reconciled; null when never.</param>
public sealed record Mismatches(
    DateTimeOffset? ComparedAt,
    IReadOnlyList<Mismatch> Open,
    IReadOnlyList<ParkedWebhookEvent> ParkedWebhookEvents
);

public sealed record Mismatch
{
    public required Guid Id { get; init; }

    public required string Provider { get; init; }

    public required MismatchKind Kind { get; init; }

    public required Guid? PaymentId { get; init; }

    public required string? ReferenceText { get; init; }

    public required string? ProviderReference { get; init; }

    /// <summary>The ledger's amount; null when it has none.</summary>
    public required Money? Ours { get; init; }

    /// <summary>The provider's amount; null when it has none.</summary>
    public required Money? Theirs { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Possible repairs, the recommended one first; always includes <see cref="Repair.Explain"/>.</summary>
    public required IReadOnlyList<Repair> Repairs { get; init; }
}

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
