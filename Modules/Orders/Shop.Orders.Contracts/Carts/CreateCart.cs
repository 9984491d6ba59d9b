using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>Opens a cart. The storefront does it together with the first line (<c>AddToCart</c> creates it), programs before.</summary>
/// <param name="CartId">Chosen by the caller; repeating it answers the same cart.</param>
public sealed record CreateCart(Guid CartId, Guid? AccountId) : ICommand<OpenedCart>;

/// <param name="Secret">Proves who owns it; a MAC of the id, so it can be answered again.</param>
public sealed record OpenedCart(Guid CartId, string Secret);
