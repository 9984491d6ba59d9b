using Shop.Kernel;

namespace Shop.Orders.Domain.Returns;

internal readonly record struct ReturnId(Guid Value) : IEntityId<ReturnId>
{
    public static ReturnId From(Guid value) => new(value);

    /// <summary>The id of the refund that becomes store credit; the one that goes back the way it was paid has the return's own.</summary>
    public Guid CreditId => Turned(Value);

    /// <summary>The return that a refund with such an id would belong to, if it is a return's.</summary>
    public static IReadOnlyList<ReturnId> OfRefund(Guid refundId) => [new(refundId), new(Turned(refundId))];

    /// <summary>With the bits of its random half turned; turned twice it is itself again.</summary>
    private static Guid Turned(Guid id) => new([.. id.ToByteArray().Select((part, index) => index < 9 ? part : (byte)~part)]);
}
