using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>A shopper added a product to a cart; the funnel's second step.</summary>
[EventName("orders.cart-line-added.v1")]
public sealed record CartLineAdded(Guid EventId, DateTimeOffset OccurredAt, Guid CartId, Sku Sku, int Quantity) : IIntegrationEvent;
