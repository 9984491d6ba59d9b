using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>
/// Finds a gift card by its code, ignoring spaces, hyphens, case, and O for 0 or I for 1. Not found (<c>payments.no-gift-card</c>) when
/// unknown, disabled or expired, in the same time for each.
/// </summary>
public sealed record FindGiftCard(string Code) : IQuery<GiftCardView>;

/// <param name="LastDigits">The last four characters of the code.</param>
/// <param name="Balance">The available balance.</param>
public sealed record GiftCardView(Guid Id, string LastDigits, Money Balance, DateTimeOffset? ExpiresAt);
