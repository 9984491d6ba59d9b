using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>Creates an empty cart, for API clients; the storefront creates it with the first line (<c>AddToCart</c>).</summary>
/// <param name="CartId">Chosen by the caller; the same id returns the same cart.</param>
public sealed record CreateCart(Guid CartId, Guid? AccountId) : ICommand<OpenedCart>;

/// <param name="Secret">Proves ownership; a MAC of the id, so that a repeat returns the same one.</param>
public sealed record OpenedCart(Guid CartId, string Secret);
