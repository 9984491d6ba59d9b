using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>
/// A payment was captured by a provider or recorded by staff. Raised once per capture, except when one step covers the attempt: then only
/// <see cref="PaymentCovered"/> is raised.
/// </summary>
[EventName("payments.payment-captured.v1")]
public sealed record PaymentCaptured(Guid EventId, DateTimeOffset OccurredAt, Guid Reference, Guid PaymentId, string Method, Money Amount)
    : IIntegrationEvent;
