using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>
/// Money was received: captured by a provider or recorded by staff. Raised once per capture, but for the one that covers an attempt in one
/// step: <see cref="PaymentCovered"/> says that alone.
/// </summary>
[EventName("payments.payment-captured.v1")]
public sealed record PaymentCaptured(Guid EventId, DateTimeOffset OccurredAt, Guid Reference, Guid PaymentId, string Method, Money Amount)
    : IIntegrationEvent;
