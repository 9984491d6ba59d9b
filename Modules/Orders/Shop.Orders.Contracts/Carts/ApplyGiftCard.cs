using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Enters a gift card, which pays before anything else, at most five a cart; entering it again changes nothing. Refused with
/// <c>orders.*.discount-refused</c>: unknown, disabled or run out (<see cref="UnknownGiftCard"/>), or nothing is left on it. The cart's
/// totals stay as they are: a gift card is money, not a discount.
/// </summary>
public sealed record ApplyGiftCard(Guid CartId, CartOwner Owner, string Code) : ICommand<ChangedCart>
{
    /// <summary>The error for a gift card that does not exist; callers count it as a failed guess.</summary>
    public const string UnknownGiftCard = "orders.unknown-gift-card.discount-refused";
}

/// <summary>Takes a gift card out of a cart. Repeatable.</summary>
public sealed record RemoveGiftCard(Guid CartId, CartOwner Owner, Guid GiftCardId) : ICommand<ChangedCart>;

/// <summary>Whether the account's store credit pays, after the gift cards. Refused for a cart without an account. Repeatable.</summary>
public sealed record UseStoreCredit(Guid CartId, CartOwner Owner, bool IsUsed) : ICommand<ChangedCart>;
