using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Events;

/// <summary>
/// A SKU is back in stock: notify these subscribers, once each. There are at most as many as there are units, oldest first; the next ones
/// follow when more units become available or a day later.
/// </summary>
[EventName("inventory.back-in-stock.v1")]
public sealed record BackInStock(Guid EventId, DateTimeOffset OccurredAt, Sku Sku, IReadOnlyList<Subscriber> Subscribers)
    : IIntegrationEvent;

/// <param name="Token">Unsubscribes the address; not stored in clear anywhere else.</param>
public sealed record Subscriber(Guid SubscriptionId, string Email, string Token);
