using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>
/// What was asked for with <c>StartPayment</c> is authorized or captured in full, or an offline method was accepted
/// (<paramref name="IsOffline"/>: nothing received yet).
/// With <paramref name="IsCaptured"/> the money was received in the same step, <paramref name="Amount"/> is what was received, which may be
/// more than what was asked for, and no <see cref="PaymentCaptured"/> follows. Raised once
/// per attempt, also when the reference has long been given up: the receiver then sends the money back.
/// It speaks of this attempt alone: whether the reference is covered by all of its attempts is for the receiver to add up.
/// </summary>
[EventName("payments.payment-covered.v1")]
public sealed record PaymentCovered(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid PaymentId,
    string Method,
    Money Amount,
    bool IsCaptured,
    bool IsOffline
) : IIntegrationEvent;
