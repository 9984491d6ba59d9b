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

/// <summary>
/// Everything a provider says of one charge at one moment. Sums are totals since the beginning, so that applying a snapshot twice, or an
/// old one after a new one, changes nothing.
/// </summary>
/// <param name="Version">Grows with every change at the provider.</param>
/// <param name="State">Captured also closes what is reserved: the provider takes no more of it.</param>
internal sealed record ChargeSnapshot(
    string ProviderReference,
    Guid PaymentId,
    long Version,
    ChargeState State,
    Money Amount,
    Money Authorized,
    Money Captured,
    string? RedirectUrl,
    string? FailureReason,
    IReadOnlyList<ChargeRefund> Refunds,
    IReadOnlyList<ChargeDispute> Disputes
)
{
    /// <summary>When the authorization expires; null when the provider does not say.</summary>
    public DateTimeOffset? AuthorizedUntil { get; init; }
}

internal sealed record ChargeRefund(Guid RefundId, Money Amount, RefundState State, string? FailureReason);

/// <param name="Id">The provider's own.</param>
internal sealed record ChargeDispute(string Id, Money Amount, DisputeState State);
