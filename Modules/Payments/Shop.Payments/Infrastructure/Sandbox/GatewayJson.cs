using System.Text.Json;
using Shop.Kernel;
using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Sandbox;

/// <summary>A charge as returned by the sandbox gateway. Amounts are in minor units.</summary>
internal sealed record GatewayCharge(
    string? Id,
    string? Key,
    long Version,
    string? State,
    long Amount,
    string? Currency,
    long Authorized,
    long Captured,
    string? RedirectUrl,
    string? Failure,
    IReadOnlyList<GatewayRefund?>? Refunds,
    IReadOnlyList<GatewayDispute?>? Disputes
)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Null when this shop cannot have created the charge.</summary>
    public ChargeSnapshot? ToSnapshot()
    {
        if (
            Id is not { Length: > 0 and <= 100 }
            || !Guid.TryParse(Key, out var paymentId)
            || !Shop.Kernel.Currency.IsValid(Currency)
            || StateOf(State) is not { } state
        )
            return null;

        var currency = Shop.Kernel.Currency.Of(Currency!);
        return new ChargeSnapshot
        {
            ProviderReference = Id,
            PaymentId = paymentId,
            Version = Version,
            State = state,
            Amount = MoneyOf(Amount, currency),
            Authorized = MoneyOf(Authorized, currency),
            Captured = MoneyOf(Captured, currency),
            RedirectUrl = PageOf(RedirectUrl),
            FailureReason = PaymentMessages.DeclinedByProvider(Failure),
            Refunds =
            [
                .. from refund in Refunds ?? []
                where refund is not null
                select new ChargeRefund(
                    IdOf(refund),
                    MoneyOf(refund.Amount, currency),
                    RefundStateOf(refund.State),
                    PaymentMessages.RefundRefusedByProvider(refund.Failure)
                ),
            ],
            Disputes =
            [
                .. from dispute in Disputes ?? []
                where dispute is { Id.Length: > 0 and <= 100 }
                select new ChargeDispute(dispute.Id!, MoneyOf(dispute.Amount, currency), DisputeStateOf(dispute.State)),
            ],
        };
    }

    /// <summary>Null when it is not a valid charge.</summary>
    public ListedCharge? ToListed()
    {
        if (Id is not { Length: > 0 and <= 100 } || !Shop.Kernel.Currency.IsValid(Currency))
            return null;

        var currency = Shop.Kernel.Currency.Of(Currency!);
        return new ListedCharge(
            Id,
            Guid.TryParse(Key, out var paymentId) ? paymentId : null,
            MoneyOf(Amount, currency),
            MoneyOf(Captured, currency),
            MoneyOf((Refunds ?? []).Sum(refund => refund?.State == "succeeded" ? refund.Amount : 0), currency),
            MoneyOf((Disputes ?? []).Sum(dispute => dispute is null || dispute.State == "won" ? 0 : dispute.Amount), currency)
        );
    }

    public static long MinorUnits(Money money) => (long)(money.Amount * Factor(money.Currency));

    /// <summary>Namespace for ids of refunds made at the provider.</summary>
    private static readonly Guid RefundSpace = new("019a0000-0000-7000-8000-000000000010");

    /// <summary>Our refund id, or one derived from the gateway's id for a refund started elsewhere.</summary>
    private static Guid IdOf(GatewayRefund refund) =>
        Guid.TryParse(refund.Key, out var id) ? id : DeterministicId.From(RefundSpace, refund.Id ?? string.Empty);

    private static Money MoneyOf(long minorUnits, Currency currency) => new(minorUnits / Factor(currency), currency);

    private static string? PageOf(string? url) =>
        url is { Length: <= 1000 } && Uri.TryCreate(url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? url : null;

    private static decimal Factor(Currency currency) =>
        currency.Digits switch
        {
            0 => 1m,
            3 => 1000m,
            _ => 100m,
        };

    private static ChargeState? StateOf(string? state) =>
        state switch
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

    private static RefundState RefundStateOf(string? state) =>
        state switch
        {
            "succeeded" => RefundState.Succeeded,
            "failed" => RefundState.Failed,
            _ => RefundState.Submitted,
        };

    private static DisputeState DisputeStateOf(string? state) =>
        state switch
        {
            "won" => DisputeState.Won,
            "lost" => DisputeState.Lost,
            _ => DisputeState.Open,
        };
}

internal sealed record GatewayRefund(string? Id, string? Key, long Amount, string? State, string? Failure);

internal sealed record GatewayDispute(string? Id, long Amount, string? State);

internal sealed record GatewayList(IReadOnlyList<GatewayCharge?>? Charges, int? Next);

internal sealed record GatewayEvent(string? Id, string? Type, GatewayCharge? Charge);
