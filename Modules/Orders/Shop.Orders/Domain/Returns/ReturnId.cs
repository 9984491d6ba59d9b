using Shop.Kernel;

namespace Shop.Orders.Domain.Returns;

internal readonly record struct ReturnId(Guid Value) : IEntityId<ReturnId>
{
    public static ReturnId From(Guid value) => new(value);
}
