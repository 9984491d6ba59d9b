using Shop.Kernel;

namespace Shop.Orders.Domain.Orders;

internal readonly record struct OrderId(Guid Value) : IEntityId<OrderId>
{
    public static OrderId From(Guid value) => new(value);
}

internal readonly record struct LineItemId(Guid Value) : IEntityId<LineItemId>
{
    public static LineItemId From(Guid value) => new(value);
}
