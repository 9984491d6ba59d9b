using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>Money of an order was refunded to one of its payments. Raised once per refund and payment.</summary>
/// <param name="RefundId">As Payments knows it.</param>
[EventName("orders.refund-paid.v1")]
public sealed record RefundPaid(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Guid RefundId, Money Amount)
    : IIntegrationEvent;

/// <summary>Money of an order became store credit of the customer's account. Raised once per refund and payment.</summary>
/// <param name="RefundId">As Payments knows it.</param>
[EventName("orders.store-credit-issued.v1")]
public sealed record StoreCreditIssued(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Guid RefundId, Money Amount)
    : IIntegrationEvent;
