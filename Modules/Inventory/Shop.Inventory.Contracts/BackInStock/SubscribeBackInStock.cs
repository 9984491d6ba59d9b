using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.BackInStock;

/// <summary>
/// Somebody wants to hear once when a SKU can be had again. Succeeds alike whether the address was on the list before. Repeating it is
/// harmless; an address that
/// was told may ask again.
/// </summary>
/// <param name="AccountId">Null for a guest.</param>
public sealed record SubscribeBackInStock(Sku Sku, string Email, Guid? AccountId) : ICommand;

/// <summary>
/// Takes an address off the list again, by the token of the event that told it. Succeeds alike for a token that nobody has.
/// </summary>
public sealed record UnsubscribeBackInStock(string Token) : ICommand;
