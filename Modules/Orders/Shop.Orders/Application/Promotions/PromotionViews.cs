using Microsoft.EntityFrameworkCore;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

internal static class PromotionViews
{
    /// <param name="promotions">Not tracked.</param>
    public static async Task<IReadOnlyList<PromotionView>> OfAsync(
        OrdersDbContext db,
        IReadOnlyList<Promotion> promotions,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var ids = promotions.Select(promotion => promotion.Id).ToList();
        var codes = await db
            .DiscountCodes.Where(code => ids.Contains(code.PromotionId))
            .GroupBy(code => code.PromotionId)
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Uses = group.Sum(code => code.Uses),
            })
            .ToDictionaryAsync(group => group.Key, cancellationToken);
        return
        [
            .. promotions.Select(promotion =>
                Of(promotion, codes.GetValueOrDefault(promotion.Id)?.Count ?? 0, codes.GetValueOrDefault(promotion.Id)?.Uses ?? 0, now)
            ),
        ];
    }

    public static DiscountCodeView Code(DiscountCode code) =>
        new(code.Id.Value, code.Code, code.MaxUses, code.MaxPerCustomer, code.Uses, code.IsActive, code.CreatedAt);

    private static PromotionView Of(Promotion promotion, int codes, int uses, DateTimeOffset now)
    {
        var terms = promotion.Terms;
        return new PromotionView(
            promotion.Id.Value,
            promotion.Version,
            new PromotionInput(
                terms.Name,
                terms.Kind,
                terms.Percent,
                terms.Amount,
                terms.Buy,
                terms.Get,
                [.. terms.Products.Select(id => id.ToString()), .. terms.Skus],
                [.. terms.Categories.Select(id => id.ToString())],
                terms.MinimumTotal,
                terms.MinimumQuantity,
                terms.CustomerGroup,
                terms.StartsAt,
                terms.EndsAt,
                terms.IsActive,
                terms.Priority,
                terms.Combines,
                terms.NeedsCode
            ),
            terms.Currency,
            !terms.IsActive ? PromotionState.Off
                : terms.EndsAt <= now ? PromotionState.Ended
                : terms.StartsAt > now ? PromotionState.Scheduled
                : PromotionState.Active,
            codes,
            terms.NeedsCode ? uses : null,
            promotion.CreatedAt,
            promotion.UpdatedAt
        );
    }
}
