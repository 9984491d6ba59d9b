using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Applies a discount code, ignoring case, at most five per cart. Idempotent. Refused with <c>orders.*.discount-refused</c> and the reason:
/// unknown (<see cref="UnknownCode"/>), not started, expired, used up, used by this customer, minimum not reached (with the missing
/// amount), no eligible items, sign-in required, or not combinable with a better discount.
/// </summary>
public sealed record ApplyDiscountCode(Guid CartId, CartOwner Owner, string Code) : ICommand<ChangedCart>
{
    /// <summary>The error for a code that does not exist; callers count it as a failed guess.</summary>
    public const string UnknownCode = "orders.unknown-code.discount-refused";
}

/// <summary>Removes a discount code from a cart. Idempotent.</summary>
public sealed record RemoveDiscountCode(Guid CartId, CartOwner Owner, string Code) : ICommand<ChangedCart>;
