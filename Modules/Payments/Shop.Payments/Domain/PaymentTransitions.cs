using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Domain;

/// <summary>
/// The state machine of an attempt. A late payment for a failed or canceled attempt still counts, so those states have transitions.
/// </summary>
internal static class PaymentTransitions
{
    private static readonly Dictionary<PaymentStatus, PaymentStatus[]> Table = new()
    {
        [PaymentStatus.Created] =
        [
            PaymentStatus.ActionRequired,
            PaymentStatus.Authorized,
            PaymentStatus.PartiallyCaptured,
            PaymentStatus.Captured,
            PaymentStatus.Failed,
            PaymentStatus.Canceled,
            PaymentStatus.Expired,
        ],
        [PaymentStatus.ActionRequired] =
        [
            PaymentStatus.Authorized,
            PaymentStatus.PartiallyCaptured,
            PaymentStatus.Captured,
            PaymentStatus.Failed,
            PaymentStatus.Canceled,
            PaymentStatus.Expired,
        ],
        [PaymentStatus.Authorized] = [PaymentStatus.PartiallyCaptured, PaymentStatus.Captured, PaymentStatus.Voided, PaymentStatus.Expired],
        [PaymentStatus.PartiallyCaptured] = [PaymentStatus.Captured],
        [PaymentStatus.Captured] = [],
        [PaymentStatus.Failed] =
        [
            PaymentStatus.ActionRequired,
            PaymentStatus.Authorized,
            PaymentStatus.PartiallyCaptured,
            PaymentStatus.Captured,
            PaymentStatus.Canceled,
            PaymentStatus.Expired,
        ],
        [PaymentStatus.Canceled] = [PaymentStatus.Authorized, PaymentStatus.PartiallyCaptured, PaymentStatus.Captured],
        [PaymentStatus.Expired] = [PaymentStatus.Authorized, PaymentStatus.PartiallyCaptured, PaymentStatus.Captured],
        [PaymentStatus.Voided] = [],
    };

    public static bool Allows(PaymentStatus from, PaymentStatus to) => Table[from].Contains(to);

    /// <summary>Follows the transitions to the final state; repeated states are skipped.</summary>
    /// <exception cref="DomainException">A transition is not in the table.</exception>
    public static PaymentStatus Follow(PaymentStatus from, IEnumerable<PaymentStatus> way) =>
        way.Aggregate(from, (state, next) =>
            state == next || Allows(state, next) ? next : throw new DomainException(PaymentErrors.TransitionNotAllowed(state))
        );
}
