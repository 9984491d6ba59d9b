using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>How a dispute stands.</summary>
public enum DisputeState
{
    Open,
    Won,
    Lost,
}

/// <summary>
/// A cardholder disputed a payment at the bank, or such a dispute ended. Raised once per dispute and state; after <see
/// cref="DisputeState.Lost"/> the money is gone.
/// </summary>
/// <param name="DisputeId">The provider's own id.</param>
[EventName("payments.payment-disputed.v1")]
public sealed record PaymentDisputed(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid PaymentId,
    string Method,
    string DisputeId,
    Money Amount,
    DisputeState State
) : IIntegrationEvent;
