using Shop.Kernel;

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
/// Everything a provider says of one charge at one moment. Sums are totals since the beginning, so that applying a snapshot twice, or an old one after a new
/// one, changes nothing.
/// </summary>
/// <param name="Version">Grows with every change at the provider.</param>
internal sealed record ChargeSnapshot(
    string ProviderReference,
    Guid PaymentId,
    int Version,
    ChargeState State,
    Money Amount,
    Money Authorized,
    Money Captured,
    string? RedirectUrl,
    string? FailureReason,
    IReadOnlyList<ChargeRefund> Refunds);

internal sealed record ChargeRefund(Guid RefundId, Money Amount, RefundState State, string? FailureReason);
