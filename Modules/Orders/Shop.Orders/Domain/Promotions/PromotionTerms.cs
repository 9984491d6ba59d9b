using Shop.Kernel;

namespace Shop.Orders.Domain.Promotions;

internal enum PromotionKind
{
    Percentage,
    Amount,
    FreeShipping,
    BuyXGetY,
}

internal enum CustomerGroup
{
    Everyone,
    SignedIn,

    /// <summary>Whose account and e-mail address have not ordered yet.</summary>
    FirstOrder,
}

/// <summary>What a promotion gives, for what, to whom and when. Never changed in place, so that it may be remembered.</summary>
internal sealed record PromotionTerms
{
    public string Name { get; init; } = string.Empty;

    public PromotionKind Kind { get; init; }

    /// <summary>Of a percentage, and of the units that buy x get y makes cheaper; above 0, at most 100.</summary>
    public decimal? Percent { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>Of all amounts.</summary>
    public Currency Currency { get; init; }

    public int? Buy { get; init; }

    public int? Get { get; init; }

    /// <summary>What it is for: whatever stands in one of the three lists. All empty: everything.</summary>
    public IReadOnlyList<Guid> Products { get; init; } = [];

    public IReadOnlyList<Guid> Categories { get; init; } = [];

    public IReadOnlyList<string> Skus { get; init; } = [];

    /// <summary>What all items of the cart together cost at least, before discounts.</summary>
    public decimal? MinimumTotal { get; init; }

    /// <summary>Minimum number of eligible units.</summary>
    public int? MinimumQuantity { get; init; }

    public CustomerGroup CustomerGroup { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public bool IsActive { get; init; }

    /// <summary>The higher one counts first.</summary>
    public int Priority { get; init; }

    /// <summary>False: it is given alone or not at all.</summary>
    public bool Combines { get; init; }

    /// <summary>False for an automatic promotion.</summary>
    public bool NeedsCode { get; init; }

    public bool IsForEverything => Products.Count == 0 && Categories.Count == 0 && Skus.Count == 0;

    /// <summary>Why it is not given at this moment; null when its time is now.</summary>
    public Error? RefuseAt(DateTimeOffset now) =>
        !IsActive || EndsAt <= now ? DiscountErrors.Over
        : StartsAt > now ? DiscountErrors.NotStarted(StartsAt.Value)
        : null;
}
