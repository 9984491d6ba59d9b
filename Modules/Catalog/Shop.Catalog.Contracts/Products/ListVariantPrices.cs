using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Every price that the variants ever had, oldest first; for invariant checks. Nothing is known of deleted products. At most
/// <see cref="Most"/> variants a call.
/// </summary>
public sealed record ListVariantPrices(IReadOnlyList<Guid> VariantIds) : IQuery<IReadOnlyList<VariantPrice>>
{
    public const int Most = 500;
}

/// <param name="At">In force from this moment.</param>
/// <param name="Price">Of one unit, in the shop's currency, tax included.</param>
public sealed record VariantPrice(Guid VariantId, DateTimeOffset At, Money Price);
