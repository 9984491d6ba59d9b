using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>Staff created an order that the customer pays by link. Raised once per order.</summary>
[EventName("orders.payment-link-sent.v1")]
public sealed record PaymentLinkSent(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number) : IIntegrationEvent;

/// <summary>An order is still unpaid shortly before its payment deadline. Raised once per order.</summary>
[EventName("orders.payment-reminder-due.v1")]
public sealed record PaymentReminderDue(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number) : IIntegrationEvent;

/// <summary>A gift card or store credit could not pay its part of an order, which now awaits another payment.</summary>
/// <param name="Outstanding">The outstanding amount.</param>
[EventName("orders.tender-refused.v1")]
public sealed record TenderRefused(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Money Outstanding, Message Reason)
    : IIntegrationEvent;

/// <summary>
/// The stock of an order that was confirmed on credit terms is committed, and its payment is promised. Raised once per order.
/// </summary>
[EventName("orders.credit-terms-applied.v1")]
public sealed record CreditTermsApplied(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number) : IIntegrationEvent;
