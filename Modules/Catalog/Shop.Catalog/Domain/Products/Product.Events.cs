using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

internal sealed partial class Product
{
    /// <summary>What happened, the weightiest last.</summary>
    internal enum ChangeKind
    {
        Edited,
        Priced,
        Archived,
        Activated,
        Created,
        Deleted,
    }

    internal sealed record PricedVariant(Sku Sku, Money? Before, Money After);

    internal sealed record Changed(Product Product, ChangeKind Kind, IReadOnlyList<PricedVariant> Prices, Guid? StaffId, DateTimeOffset At) : IDomainEvent;
}
