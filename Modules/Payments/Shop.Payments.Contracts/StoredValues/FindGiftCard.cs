using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>
/// The card that a shopper typed the code of; spaces, hyphens and case do not matter, nor O for 0 or I for 1. Not found
/// (<c>payments.no-gift-card</c>) when unknown, disabled or expired; each of them takes the same work.
/// </summary>
public sealed record FindGiftCard(string Code) : IQuery<GiftCardView>;

/// <param name="LastDigits">The last four characters of the code, to show which card it is.</param>
/// <param name="Balance">What can be paid with it now.</param>
public sealed record GiftCardView(Guid Id, string LastDigits, Money Balance, DateTimeOffset? ExpiresAt);
