using Shop.Kernel;

namespace Shop.Payments.Domain;

internal readonly record struct PaymentId(Guid Value) : IEntityId<PaymentId>
{
    public static PaymentId From(Guid value) => new(value);
}
