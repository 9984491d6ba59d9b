using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Events;

/// <summary>
/// A SKU can be had again: tell these people, once each. There are no more of them than there are units, oldest first; others follow when
/// more is left than these
/// were told of, or a day later.
/// </summary>
[EventName("inventory.back-in-stock.v1")]
public sealed record BackInStock(Guid EventId, DateTimeOffset OccurredAt, Sku Sku, IReadOnlyList<Subscriber> Subscribers)
    : IIntegrationEvent;

/// <param name="Token">With which the address can be taken off the list; not stored anywhere else.</param>
public sealed record Subscriber(Guid SubscriptionId, string Email, string Token);
