using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Promotions;

/// <summary>Promotions, most recently changed first.</summary>
/// <param name="Query">Part of the name, or a complete code.</param>
/// <param name="PageSize">At most 100.</param>
public sealed record ListPromotions(string? Query, int Page, int PageSize) : IQuery<PagedList<PromotionView>>;

public sealed record GetPromotion(Guid Id) : IQuery<PromotionView>;

/// <summary>Deletes a promotion with its codes. Refused when an order used one of them (deactivate it instead). Idempotent.</summary>
public sealed record DeletePromotion(Guid Id, Guid StaffId) : ICommand;

/// <summary>A promotion's codes, newest first.</summary>
/// <param name="PageSize">At most 10,000, for exports.</param>
public sealed record ListDiscountCodes(Guid PromotionId, int Page, int PageSize) : IQuery<PagedList<DiscountCodeView>>;

public sealed record DiscountCodeView(
    Guid Id,
    string Code,
    int? MaxUses,
    int? MaxPerCustomer,
    int Uses,
    bool IsActive,
    DateTimeOffset CreatedAt
);
