using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>All units are delivered, canceled or refunded and nothing is outstanding. Raised once.</summary>
[EventName("orders.order-completed.v1")]
public sealed record OrderCompleted(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Money Total) : IIntegrationEvent;

/// <summary>A refund of an order succeeded; booked on that day. Raised once per refund.</summary>
[EventName("orders.order-refunded.v1")]
public sealed record OrderRefunded(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid RefundId,
    Money Amount,
    Money Tax,
    Message Reason,
    IReadOnlyList<RefundedLine> Lines
) : IIntegrationEvent;

public sealed record RefundedLine(Guid LineId, Guid ProductId, Sku Sku, int Quantity);
