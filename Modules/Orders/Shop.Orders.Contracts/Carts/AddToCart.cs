using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Adds units to a cart, creating it when <paramref name="CartId"/> is null. An existing line of the SKU grows; at most 99 units per line
/// and 100 lines. Capped at the available units, with a message; refused when none is available (<c>orders.out-of-stock</c>).
/// </summary>
public sealed record AddToCart(Guid? CartId, CartOwner Owner, Sku Sku, int Quantity) : ICommand<ChangedCart>;

/// <summary>Sets a line's quantity; zero removes the line.</summary>
public sealed record ChangeCartLine(Guid CartId, CartOwner Owner, Sku Sku, int Quantity) : ICommand<ChangedCart>;

/// <summary>Removes a line. Idempotent.</summary>
public sealed record RemoveCartLine(Guid CartId, CartOwner Owner, Sku Sku) : ICommand<ChangedCart>;

/// <param name="Secret">Only when this call created the cart.</param>
public sealed record ChangedCart(Guid CartId, string? Secret, IReadOnlyList<CartMessage> Messages);
