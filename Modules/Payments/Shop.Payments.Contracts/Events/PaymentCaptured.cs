using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>Money was received: captured by a provider or recorded by staff. Raised once per capture.</summary>
[EventName("payments.payment-captured.v1")]
public sealed record PaymentCaptured(Guid EventId, DateTimeOffset OccurredAt, Guid Reference, Guid PaymentId, string Method, Money Amount) : IIntegrationEvent;
