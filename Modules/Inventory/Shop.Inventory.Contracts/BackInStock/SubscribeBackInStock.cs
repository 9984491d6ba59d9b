using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.BackInStock;

/// <summary>
/// Subscribes an email address to one back-in-stock alert for a SKU. The response is the same whether or not it was subscribed before.
/// Repeating it is harmless; an address that was notified can subscribe again.
/// </summary>
/// <param name="AccountId">Null for a guest.</param>
public sealed record SubscribeBackInStock(Sku Sku, string Email, Guid? AccountId) : ICommand;

/// <summary>Removes a subscription by the token of its alert. An unknown token succeeds as well.</summary>
public sealed record UnsubscribeBackInStock(string Token) : ICommand;
