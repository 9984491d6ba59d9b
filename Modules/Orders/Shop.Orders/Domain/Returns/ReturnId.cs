using Shop.Kernel;

namespace Shop.Orders.Domain.Returns;

internal readonly record struct ReturnId(Guid Value) : IEntityId<ReturnId>
{
    public static ReturnId From(Guid value) => new(value);

    /// <summary>The id of the store credit refund; the refund to the original payment method uses the return id.</summary>
    public Guid CreditId => DeterministicId.From(Value, "credit");
}
