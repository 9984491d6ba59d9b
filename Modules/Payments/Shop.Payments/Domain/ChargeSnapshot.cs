using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Events;

namespace Shop.Payments.Domain;

internal enum ChargeState
{
    Open,
    ActionRequired,
    Declined,
    Authorized,
    Captured,
    Canceled,
    Expired,
}

/// <summary>A charge's state at the provider. Amounts are cumulative, so that repeated or outdated snapshots change nothing.</summary>
internal sealed record ChargeSnapshot
{
    public required string ProviderReference { get; init; }

    public required Guid PaymentId { get; init; }

    /// <summary>Grows with every change at the provider.</summary>
    public required long Version { get; init; }

    /// <summary>Captured also ends the authorization: nothing more can be captured.</summary>
    public required ChargeState State { get; init; }

    public required Money Amount { get; init; }

    public required Money Authorized { get; init; }

    public required Money Captured { get; init; }

    public required string? RedirectUrl { get; init; }

    public required Message? FailureReason { get; init; }

    public required IReadOnlyList<ChargeRefund> Refunds { get; init; }

    public required IReadOnlyList<ChargeDispute> Disputes { get; init; }

    /// <summary>When the authorization expires; null when the provider does not say.</summary>
    public DateTimeOffset? AuthorizedUntil { get; init; }
}

internal sealed record ChargeRefund(Guid RefundId, Money Amount, RefundState State, Message? FailureReason);

/// <param name="Id">The provider's own.</param>
internal sealed record ChargeDispute(string Id, Money Amount, DisputeState State);
