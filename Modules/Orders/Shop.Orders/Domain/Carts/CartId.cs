using Shop.Kernel;

namespace Shop.Orders.Domain.Carts;

internal readonly record struct CartId(Guid Value) : IEntityId<CartId>
{
    public static CartId From(Guid value) => new(value);
}
