using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>Staff asked for the link to the order to be emailed to the customer. Raised once per <paramref name="MailId"/>.</summary>
[EventName("orders.order-link-requested.v1")]
public sealed record OrderLinkRequested(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Guid MailId)
    : IIntegrationEvent;
