using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Promotions;

/// <summary>All promotions, the last changed first.</summary>
/// <param name="Query">Part of the name, or a whole code.</param>
/// <param name="PageSize">At most 100.</param>
public sealed record ListPromotions(string? Query, int Page, int PageSize) : IQuery<PagedList<PromotionView>>;

public sealed record GetPromotion(Guid Id) : IQuery<PromotionView>;

/// <summary>
/// Takes a promotion away with its codes. Refused when an order used one of them (switch it off instead). Repeating it is harmless.
/// </summary>
public sealed record DeletePromotion(Guid Id, Guid StaffId) : ICommand;

/// <summary>The codes of a promotion, the newest first.</summary>
/// <param name="PageSize">At most 10,000, for a file.</param>
public sealed record ListDiscountCodes(Guid PromotionId, int Page, int PageSize) : IQuery<PagedList<DiscountCodeView>>;

public sealed record DiscountCodeView(
    Guid Id,
    string Code,
    int? MostUses,
    int? MostPerCustomer,
    int Uses,
    bool IsActive,
    DateTimeOffset CreatedAt
);
