using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>An attempt was submitted to its provider; the denominator of the payment success rate.</summary>
[EventName("payments.payment-started.v1")]
public sealed record PaymentStarted(Guid EventId, DateTimeOffset OccurredAt, Guid Reference, Guid PaymentId, string Method, Money Amount)
    : IIntegrationEvent;
