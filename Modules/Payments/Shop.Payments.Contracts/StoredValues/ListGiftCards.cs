using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>Gift cards, newest first.</summary>
/// <param name="Query">A whole code, or its last four characters.</param>
public sealed record ListGiftCards(string? Query, int Page, int PageSize) : IQuery<PagedList<GiftCardItem>>;

public sealed record GiftCardItem(
    Guid Id,
    string LastDigits,
    Money Balance,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt,
    bool IsDisabled
);

/// <summary>A gift card with its history, oldest first.</summary>
public sealed record GetGiftCard(Guid Id) : IQuery<GiftCardDetails>;

/// <param name="Balance">The available balance, without holds.</param>
/// <param name="Held">Held for carts and orders.</param>
/// <param name="Reference">The order it was bought with.</param>
public sealed record GiftCardDetails(
    Guid Id,
    string LastDigits,
    Money Balance,
    Money Held,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? DisabledAt,
    Guid? Reference,
    IReadOnlyList<StoredValueMoveView> Moves
);

/// <param name="Kind"><c>issued</c>, <c>held</c>, <c>released</c>, <c>spent</c>, <c>refunded</c>, <c>adjusted</c> or
/// <c>expired</c>.</param>
/// <param name="Amount">The change of the balance.</param>
public sealed record StoredValueMoveView(
    string Kind,
    Money Amount,
    Money BalanceAfter,
    Guid? PaymentId,
    Message? Note,
    Guid? StaffId,
    DateTimeOffset At
);
