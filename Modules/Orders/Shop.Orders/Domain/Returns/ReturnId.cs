using Shop.Kernel;

namespace Shop.Orders.Domain.Returns;

internal readonly record struct ReturnId(Guid Value) : IEntityId<ReturnId>
{
    public static ReturnId From(Guid value) => new(value);

    /// <summary>The id of the refund that becomes store credit; the one that goes back the way it was paid has the return's own.</summary>
    public Guid CreditId => DeterministicId.From(Value, "credit");
}
