using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>A refund was made to one of the order's payments. Raised once per refund and payment.</summary>
/// <param name="RefundId">The refund's id in Payments.</param>
[EventName("orders.refund-paid.v1")]
public sealed record RefundPaid(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Guid RefundId, Money Amount)
    : IIntegrationEvent;

/// <summary>A refund was issued as store credit. Raised once per refund and payment.</summary>
/// <param name="RefundId">The refund's id in Payments.</param>
[EventName("orders.store-credit-issued.v1")]
public sealed record StoreCreditIssued(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Guid RefundId, Money Amount)
    : IIntegrationEvent;
