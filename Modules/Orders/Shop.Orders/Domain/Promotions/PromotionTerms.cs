using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;

namespace Shop.Orders.Domain.Promotions;

/// <summary>The terms of a promotion. Immutable, so that they can be cached.</summary>
internal sealed record PromotionTerms
{
    public string Name { get; init; } = string.Empty;

    public PromotionKind Kind { get; init; }

    /// <summary>For a percentage, and for the discounted units of buy x get y; above 0, at most 100.</summary>
    public decimal? Percent { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>The currency of all amounts.</summary>
    public Currency Currency { get; init; }

    public int? Buy { get; init; }

    public int? Get { get; init; }

    /// <summary>Eligible items: any match in the three lists. Applies to everything when all are empty.</summary>
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

    /// <summary>Higher values apply first.</summary>
    public int Priority { get; init; }

    /// <summary>False when it cannot be combined with other promotions.</summary>
    public bool Combines { get; init; }

    /// <summary>False for an automatic promotion.</summary>
    public bool NeedsCode { get; init; }

    public bool IsForEverything => Products.Count == 0 && Categories.Count == 0 && Skus.Count == 0;

    /// <summary>The error outside the promotion's period; null within it.</summary>
    public Error? RefuseAt(DateTimeOffset now) =>
        !IsActive || EndsAt <= now ? DiscountErrors.Expired
        : StartsAt > now ? DiscountErrors.NotStarted(StartsAt.Value)
        : null;
}
