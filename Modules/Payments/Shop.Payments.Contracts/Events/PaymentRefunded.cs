using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>A refund succeeded. Raised once per refund and payment.</summary>
/// <param name="OperationId">As given to <c>RefundPayment</c>.</param>
[EventName("payments.payment-refunded.v1")]
public sealed record PaymentRefunded(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid PaymentId,
    Guid OperationId,
    Money Amount
) : IIntegrationEvent;

/// <summary>The provider refused a refund; it stays on the Payments page until it succeeds.</summary>
[EventName("payments.refund-failed.v1")]
public sealed record RefundFailed(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid PaymentId,
    Guid OperationId,
    Money Amount,
    Message Reason
) : IIntegrationEvent;
