using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

public enum DisputeState
{
    Open,
    Won,
    Lost,
}

/// <summary>
/// A dispute was opened or closed. Raised once per dispute and state; <see cref="DisputeState.Lost"/> means the amount was charged back.
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
