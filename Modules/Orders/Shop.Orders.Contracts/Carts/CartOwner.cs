namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// The caller's claim to a cart: the owning account, or the cart secret (the storefront's cookie, the API's <c>X-Cart-Secret</c>). Without
/// either, the cart is reported as not found.
/// </summary>
public sealed record CartOwner(Guid? AccountId, string? Secret);
