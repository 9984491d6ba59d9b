using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Merges the guest's lines and discount codes into the account's cart after sign-in, in one transaction. A SKU in both gets the larger
/// quantity. The merged guest cart is kept for 30 days. Without an open account cart, the guest cart becomes the account's. Idempotent.
/// </summary>
/// <param name="GuestCartId">Null when the guest had none.</param>
public sealed record MergeCarts(Guid AccountId, Guid? GuestCartId, string? GuestSecret) : ICommand<MergedCart>;

/// <param name="CartId">The account's open cart; null when there is none.</param>
public sealed record MergedCart(Guid? CartId, IReadOnlyList<CartMessage> Messages);
