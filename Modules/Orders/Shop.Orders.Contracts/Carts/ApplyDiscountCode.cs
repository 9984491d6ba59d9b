using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Enters a discount code, in any spelling, at most five a cart; entering it again changes nothing. Refused with
/// <c>orders.*.discount-refused</c> and the reason, and then not entered: unknown (<see cref="UnknownCode"/>), not started, over, used up,
/// used by this customer, minimum not reached (how much is missing), not for what is in the cart, sign in first, cannot be combined with
/// another that gives more.
/// </summary>
public sealed record ApplyDiscountCode(Guid CartId, CartOwner Owner, string Code) : ICommand<ChangedCart>
{
    /// <summary>The error for a code that does not exist; callers count it as a failed guess.</summary>
    public const string UnknownCode = "orders.unknown-code.discount-refused";
}

/// <summary>Takes a discount code out of a cart. Repeatable.</summary>
public sealed record RemoveDiscountCode(Guid CartId, CartOwner Owner, string Code) : ICommand<ChangedCart>;
