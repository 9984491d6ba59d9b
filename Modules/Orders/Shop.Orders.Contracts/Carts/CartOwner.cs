namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Who asks for a cart: the account that owns it, or whoever knows its secret (the storefront's cookie, the API's <c>X-Cart-Secret</c>).
/// A cart that is asked for by neither answers like a missing one.
/// </summary>
public sealed record CartOwner(Guid? AccountId, string? Secret);
