namespace Shop.Sandbox.Payments;

/// <summary>A charge in the gateway's records. Amounts are in minor units and cumulative.</summary>
internal sealed record Charge(
    string Id,
    string Key,
    int Version,
    string State,
    long Amount,
    string Currency,
    long Authorized,
    long Captured,
    string? RedirectUrl,
    string? Failure,
    IReadOnlyList<ChargeRefund> Refunds,
    string Description,
    string ReturnUrl,
    string NotifyUrl,
    bool CaptureNow,
    int Tries,
    DateTimeOffset CreatedAt
)
{
    public const string Open = "open";
    public const string ActionRequired = "action_required";
    public const string Declined = "declined";
    public const string IsAuthorized = "authorized";
    public const string IsCaptured = "captured";
    public const string Canceled = "canceled";
    public const string Expired = "expired";

    public IReadOnlyList<ChargeDispute> Disputes { get; init; } = [];

    public bool CanBePaid => State is Open or ActionRequired or Declined;
}

internal sealed record ChargeRefund(string Id, string Key, long Amount, string State, string? Failure);

/// <summary>A dispute: <c>open</c>, or <c>won</c> or <c>lost</c> by the shop.</summary>
internal sealed record ChargeDispute(string Id, long Amount, string State);

internal sealed record StartCharge(
    string? Key,
    long Amount,
    string? Currency,
    string? Description,
    string? Email,
    string? ReturnUrl,
    string? NotifyUrl,
    bool CaptureNow
);

internal sealed record PayCharge(string? Card);

/// <param name="Total">The total amount to capture.</param>
internal sealed record CaptureCharge(long Total);

/// <param name="Amount">Zero for the full captured amount.</param>
internal sealed record OpenDispute(long Amount);

internal sealed record EndDispute(string? State);

internal sealed record MoveMoney(string? Key, long Amount);

/// <summary>A webhook event of the gateway. The id is the same on every delivery.</summary>
internal sealed record ChargeEvent(string Id, string Type, Charge Charge, DateTimeOffset NotBefore, int Copies);
