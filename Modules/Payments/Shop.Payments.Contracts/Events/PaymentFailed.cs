using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>An attempt was declined, canceled or expired. Another may follow.</summary>
[EventName("payments.payment-failed.v1")]
public sealed record PaymentFailed(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid PaymentId,
    string Method,
    Money Amount,
    Message Reason
) : IIntegrationEvent;
