using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Promotions;

/// <summary>
/// Creates or updates a promotion; the caller chooses the id. Repeating a creation is safe. Placed orders keep their discounts. Conflict
/// when the version is outdated (0 for a new one, null to skip the check). Refused at the field: unknown product or category, or an
/// existing code.
/// </summary>
/// <param name="Code">A code to create with a new promotion; null for none.</param>
public sealed record SavePromotion(Guid Id, int? Version, PromotionInput Input, NewCode? Code, Guid StaffId) : ICommand<PromotionView>;

/// <param name="Percent">For a percentage, and for the discounted units of buy x get y.</param>
/// <param name="Amount">In the shop's currency, tax included.</param>
/// <param name="Products">Product ids, slugs or SKUs.</param>
/// <param name="Categories">Ids or slugs; subcategories are included. Applies to everything when products and categories are both
/// empty.</param>
/// <param name="MinimumTotal">Minimum total of all items, before discounts.</param>
/// <param name="MinimumQuantity">Minimum number of eligible units.</param>
/// <param name="Priority">Higher values apply first and win ties.</param>
/// <param name="Combines">False when it cannot be combined with other promotions; the combination that is best for the shopper
/// applies.</param>
/// <param name="NeedsCode">False for an automatic promotion.</param>
public sealed record PromotionInput(
    string Name,
    PromotionKind Kind,
    decimal? Percent,
    decimal? Amount,
    int? Buy,
    int? Get,
    IReadOnlyList<string> Products,
    IReadOnlyList<string> Categories,
    decimal? MinimumTotal,
    int? MinimumQuantity,
    CustomerGroup CustomerGroup,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    bool IsActive,
    int Priority,
    bool Combines,
    bool NeedsCode
);

/// <param name="Code">4 to 40 letters, digits and hyphens.</param>
/// <param name="MaxUses">Null for no limit.</param>
/// <param name="MaxPerCustomer">Uses per customer: an account and all orders with one of its email addresses.</param>
public sealed record NewCode(string Code, int? MaxUses, int? MaxPerCustomer);

/// <param name="Uses">Orders, not canceled or expired, that used one of its codes; null for an automatic promotion.</param>
public sealed record PromotionView(
    Guid Id,
    int Version,
    PromotionInput Input,
    Currency Currency,
    PromotionState State,
    int Codes,
    int? Uses,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
);
