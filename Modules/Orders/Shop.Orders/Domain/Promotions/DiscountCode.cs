using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Domain.Promotions;

/// <summary>What a shopper types to get a promotion, and how often it may still be used.</summary>
/// <param name="batchId">The call that made it together with others; null when it was typed in.</param>
internal sealed class DiscountCode(
    DiscountCodeId id,
    PromotionId promotionId,
    string code,
    int? mostUses,
    int? mostPerCustomer,
    Guid? batchId,
    DateTimeOffset createdAt
)
{
    public const int Shortest = 4;
    public const int Longest = 40;

    public DiscountCodeId Id { get; private set; } = id;

    public PromotionId PromotionId { get; private set; } = promotionId;

    /// <summary>In capitals.</summary>
    public string Code { get; private set; } = code;

    /// <summary>Null: as often as people like.</summary>
    public int? MostUses { get; private set; } = mostUses;

    public int? MostPerCustomer { get; private set; } = mostPerCustomer;

    /// <summary>Its live uses. Many race for it: it only moves by a conditional update.</summary>
    public int Uses { get; private set; }

    public bool IsActive { get; private set; } = true;

    public Guid? BatchId { get; private set; } = batchId;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    public bool IsUsedUp => Uses >= MostUses;

    public void SetActive(bool isActive) => IsActive = isActive;

    /// <summary>As codes are compared: in capitals, without spaces around. Null when no code looks like this.</summary>
    public static string? Normalize(string? text)
    {
        var code = text?.Trim().ToUpperInvariant();
        return
            code is { Length: >= Shortest and <= Longest }
            && code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? code
            : null;
    }
}

internal enum CodeUseState
{
    Live,

    /// <summary>Its order was canceled or expired.</summary>
    Released,
}

/// <summary>That an order used a code. Whose use it is follows from the order's account and email address.</summary>
internal sealed class CodeUse(Guid id, DiscountCodeId codeId, OrderId orderId, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;

    public DiscountCodeId CodeId { get; private set; } = codeId;

    public OrderId OrderId { get; private set; } = orderId;

    public CodeUseState State { get; private set; }

    public DateTimeOffset At { get; private set; } = at;
}
