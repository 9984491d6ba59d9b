using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>A shopper put something into a cart; the funnel's second step.</summary>
[EventName("orders.cart-line-added.v1")]
public sealed record CartLineAdded(Guid EventId, DateTimeOffset OccurredAt, Guid CartId, Sku Sku, int Quantity) : IIntegrationEvent;
