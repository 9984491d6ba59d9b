using Shop.Kernel;

namespace Shop.Orders.Domain.Promotions;

internal readonly record struct PromotionId(Guid Value) : IEntityId<PromotionId>
{
    public static PromotionId From(Guid value) => new(value);
}

internal readonly record struct DiscountCodeId(Guid Value) : IEntityId<DiscountCodeId>
{
    public static DiscountCodeId From(Guid value) => new(value);
}
