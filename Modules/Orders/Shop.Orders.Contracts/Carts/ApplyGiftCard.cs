using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Applies a gift card, at most five per cart; gift cards pay first. Idempotent. Refused with <c>orders.*.discount-refused</c> when
/// unknown, disabled or expired (<see cref="UnknownGiftCard"/>), or empty. The cart's totals do not change: a gift card is a payment, not a
/// discount.
/// </summary>
public sealed record ApplyGiftCard(Guid CartId, CartOwner Owner, string Code) : ICommand<ChangedCart>
{
    /// <summary>The error for a gift card that does not exist; callers count it as a failed guess.</summary>
    public const string UnknownGiftCard = "orders.unknown-gift-card.discount-refused";
}

/// <summary>Removes a gift card from a cart. Idempotent.</summary>
public sealed record RemoveGiftCard(Guid CartId, CartOwner Owner, Guid GiftCardId) : ICommand<ChangedCart>;

/// <summary>
/// Sets whether the account's store credit pays, after the gift cards. Refused for a cart without an account. Idempotent.
/// </summary>
public sealed record UseStoreCredit(Guid CartId, CartOwner Owner, bool IsUsed) : ICommand<ChangedCart>;
