using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>Everything is delivered, canceled or refunded and nothing is owed. Raised once.</summary>
[EventName("orders.order-completed.v1")]
public sealed record OrderCompleted(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Money Total) : IIntegrationEvent;

/// <summary>Money of an order went back, booked on the day it happened. Raised once per refund.</summary>
[EventName("orders.order-refunded.v1")]
public sealed record OrderRefunded(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid RefundId,
    Money Amount,
    Money Tax,
    string Reason,
    IReadOnlyList<RefundedLine> Lines
) : IIntegrationEvent;

public sealed record RefundedLine(Guid LineId, Guid ProductId, Sku Sku, int Quantity);
