using System.Text.Json;
using Shop.Kernel;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Sandbox;

/// <summary>A charge as the sandbox gateway tells it. Amounts are in minor units.</summary>
internal sealed record GatewayCharge(
    string Id, string Key, int Version, string State, long Amount, string Currency, long Authorized, long Captured, string? RedirectUrl, string? Failure, IReadOnlyList<GatewayRefund>? Refunds)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Null when it is about something that this shop cannot have asked for.</summary>
    public ChargeSnapshot? ToSnapshot()
    {
        if (!Guid.TryParse(Key, out var paymentId) || !Shop.Kernel.Currency.IsValid(Currency) || StateOf(State) is not { } state)
            return null;

        var currency = Shop.Kernel.Currency.Of(Currency);
        return new ChargeSnapshot(
            Id, paymentId, Version, state, MoneyOf(Amount, currency), MoneyOf(Authorized, currency), MoneyOf(Captured, currency), RedirectUrl, Failure,
            [
                .. (Refunds ?? []).Where(refund => Guid.TryParse(refund.Key, out _))
                    .Select(refund => new ChargeRefund(Guid.Parse(refund.Key), MoneyOf(refund.Amount, currency), RefundStateOf(refund.State), refund.Failure)),
            ]);
    }

    public static long MinorUnits(Money money) => (long)(money.Amount * Factor(money.Currency));

    private static Money MoneyOf(long minorUnits, Currency currency) => new(minorUnits / Factor(currency), currency);

    private static decimal Factor(Currency currency) => currency.Digits switch
    {
        0 => 1m,
        3 => 1000m,
        _ => 100m,
    };

    private static ChargeState? StateOf(string state) => state switch
    {
        "open" => ChargeState.Open,
        "action_required" => ChargeState.ActionRequired,
        "declined" => ChargeState.Declined,
        "authorized" => ChargeState.Authorized,
        "captured" => ChargeState.Captured,
        "canceled" => ChargeState.Canceled,
        "expired" => ChargeState.Expired,
        _ => null,
    };

    private static RefundState RefundStateOf(string state) => state switch
    {
        "succeeded" => RefundState.Succeeded,
        "failed" => RefundState.Failed,
        _ => RefundState.Submitted,
    };
}

internal sealed record GatewayRefund(string Id, string Key, long Amount, string State, string? Failure);

internal sealed record GatewayEvent(string? Id, string? Type, GatewayCharge? Charge);
