using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Adds units to a cart and opens it when <paramref name="CartId"/> is null. A line of the same SKU grows; at most 99 a line and 100 lines.
/// More than is available is cut to what there is, with a message; none available is refused (<c>orders.out-of-stock</c>).
/// </summary>
public sealed record AddToCart(Guid? CartId, CartOwner Owner, Sku Sku, int Quantity) : ICommand<ChangedCart>;

/// <summary>Sets a line's quantity; zero takes the line out.</summary>
public sealed record ChangeCartLine(Guid CartId, CartOwner Owner, Sku Sku, int Quantity) : ICommand<ChangedCart>;

/// <summary>Takes a line out. Repeatable.</summary>
public sealed record RemoveCartLine(Guid CartId, CartOwner Owner, Sku Sku) : ICommand<ChangedCart>;

/// <param name="Secret">Only when this call opened the cart.</param>
public sealed record ChangedCart(Guid CartId, string? Secret, IReadOnlyList<CartMessage> Messages);
