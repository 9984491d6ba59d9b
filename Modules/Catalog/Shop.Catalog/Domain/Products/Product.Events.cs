using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

internal sealed partial class Product
{
    /// <summary>Kinds of change, by increasing significance.</summary>
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

    /// <summary>A change by staff, not by an import.</summary>
    internal sealed record StaffActed(
        Product Product,
        ChangeKind Kind,
        IReadOnlyList<PricedVariant> Prices,
        Guid StaffId,
        DateTimeOffset At
    ) : IDomainEvent;

    internal sealed record Changed(Product Product, ChangeKind Kind, IReadOnlyList<PricedVariant> Prices, Guid? StaffId, DateTimeOffset At)
        : IDomainEvent;
}
