using Shop.Kernel;
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
/// <param name="Version">Grows with every change at the provider.</param>
/// <param name="State">Captured also ends the authorization: nothing more can be captured.</param>
internal sealed record ChargeSnapshot(
    string ProviderReference,
    Guid PaymentId,
    long Version,
    ChargeState State,
    Money Amount,
    Money Authorized,
    Money Captured,
    string? RedirectUrl,
    Message? FailureReason,
    IReadOnlyList<ChargeRefund> Refunds,
    IReadOnlyList<ChargeDispute> Disputes
)
{
    /// <summary>When the authorization expires; null when the provider does not say.</summary>
    public DateTimeOffset? AuthorizedUntil { get; init; }
}

internal sealed record ChargeRefund(Guid RefundId, Money Amount, RefundState State, Message? FailureReason);

/// <param name="Id">The provider's own.</param>
internal sealed record ChargeDispute(string Id, Money Amount, DisputeState State);
