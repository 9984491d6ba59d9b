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

public sealed record GiftCardDetails
{
    public required Guid Id { get; init; }

    public required string LastDigits { get; init; }

    /// <summary>The available balance, without holds.</summary>
    public required Money Balance { get; init; }

    /// <summary>Held for carts and orders.</summary>
    public required Money Held { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? DisabledAt { get; init; }

    /// <summary>The order it was bought with.</summary>
    public required Guid? Reference { get; init; }

    public required IReadOnlyList<StoredValueMoveView> Moves { get; init; }
}

/// <param name="Amount">The change of the balance.</param>
public sealed record StoredValueMoveView(
    StoredValueMoveKind Kind,
    Money Amount,
    Money BalanceAfter,
    Guid? PaymentId,
    Message? Note,
    Guid? StaffId,
    DateTimeOffset At
);
