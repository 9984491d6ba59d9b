using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// After signing in: takes the guest's lines and discount codes into the account's cart, in one transaction. A SKU that stands in both gets
/// the larger quantity. The guest cart is kept 30 days as merged; a second run changes nothing. Without an open account cart the guest's
/// becomes the account's.
/// </summary>
/// <param name="GuestCartId">Null when the guest had none.</param>
public sealed record MergeCarts(Guid AccountId, Guid? GuestCartId, string? GuestSecret) : ICommand<MergedCart>;

/// <param name="CartId">The account's open cart; null when there is none.</param>
public sealed record MergedCart(Guid? CartId, IReadOnlyList<CartMessage> Messages);
