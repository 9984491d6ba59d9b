namespace Shop.Payments.Domain;

/// <summary>
/// The state machine of an attempt. What a provider reports as done is a fact: money that arrives for a failed or canceled attempt still
/// counts, which is why
/// those states have ways on.
/// </summary>
internal static class PaymentTransitions
{
    private static readonly Dictionary<PaymentState, PaymentState[]> Table = new()
    {
        [PaymentState.Created] =
        [
            PaymentState.ActionRequired,
            PaymentState.Authorized,
            PaymentState.PartiallyCaptured,
            PaymentState.Captured,
            PaymentState.Failed,
            PaymentState.Canceled,
            PaymentState.Expired,
        ],
        [PaymentState.ActionRequired] =
        [
            PaymentState.Authorized,
            PaymentState.PartiallyCaptured,
            PaymentState.Captured,
            PaymentState.Failed,
            PaymentState.Canceled,
            PaymentState.Expired,
        ],
        [PaymentState.Authorized] = [PaymentState.PartiallyCaptured, PaymentState.Captured, PaymentState.Voided, PaymentState.Expired],
        [PaymentState.PartiallyCaptured] = [PaymentState.Captured],
        [PaymentState.Captured] = [],
        [PaymentState.Failed] =
        [
            PaymentState.ActionRequired,
            PaymentState.Authorized,
            PaymentState.PartiallyCaptured,
            PaymentState.Captured,
            PaymentState.Canceled,
            PaymentState.Expired,
        ],
        [PaymentState.Canceled] = [PaymentState.Authorized, PaymentState.PartiallyCaptured, PaymentState.Captured],
        [PaymentState.Expired] = [PaymentState.Authorized, PaymentState.PartiallyCaptured, PaymentState.Captured],
        [PaymentState.Voided] = [],
    };

    public static bool Allows(PaymentState from, PaymentState to) => Table[from].Contains(to);
}
