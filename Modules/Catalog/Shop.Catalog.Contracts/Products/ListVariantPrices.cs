using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// All prices the variants ever had, oldest first; for invariant checks. Deleted products are omitted. At most <see cref="Max"/> variants
/// per call.
/// </summary>
public sealed record ListVariantPrices(IReadOnlyList<Guid> VariantIds) : IQuery<IReadOnlyList<VariantPrice>>
{
    public const int Max = 500;
}

/// <param name="At">In effect from this time.</param>
/// <param name="Price">Per unit, in the shop's currency, including tax.</param>
public sealed record VariantPrice(Guid VariantId, DateTimeOffset At, Money Price);
