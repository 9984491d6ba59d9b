using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Domain.Promotions;

/// <summary>A discount code and its usage limits.</summary>
/// <param name="batchId">The batch it was generated in; null for a manual code.</param>
internal sealed class DiscountCode(
    DiscountCodeId id,
    PromotionId promotionId,
    string code,
    int? maxUses,
    int? maxPerCustomer,
    Guid? batchId,
    DateTimeOffset createdAt
)
{
    public const int Shortest = 4;
    public const int Longest = 40;

    public DiscountCodeId Id { get; private set; } = id;

    public PromotionId PromotionId { get; private set; } = promotionId;

    /// <summary>In upper case.</summary>
    public string Code { get; private set; } = code;

    /// <summary>Null for no limit.</summary>
    public int? MaxUses { get; private set; } = maxUses;

    public int? MaxPerCustomer { get; private set; } = maxPerCustomer;

    /// <summary>Uses by orders not canceled or expired. Only changed by conditional updates, because of concurrent checkouts.</summary>
    public int Uses { get; private set; }

    public bool IsActive { get; private set; } = true;

    public Guid? BatchId { get; private set; } = batchId;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    public bool IsUsedUp => Uses >= MaxUses;

    public void SetActive(bool isActive) => IsActive = isActive;

    /// <summary>Normalizes a code: upper case, trimmed. Null when it cannot be a code.</summary>
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

/// <summary>An order's use of a code. The order's account and email address identify the customer.</summary>
internal sealed class CodeUse(Guid id, DiscountCodeId codeId, OrderId orderId, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;

    public DiscountCodeId CodeId { get; private set; } = codeId;

    public OrderId OrderId { get; private set; } = orderId;

    public CodeUseState State { get; private set; }

    public DateTimeOffset At { get; private set; } = at;
}
