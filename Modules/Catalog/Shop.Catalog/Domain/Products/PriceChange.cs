using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

/// <summary>The price of a variant from a point in time. Immutable.</summary>
internal sealed class PriceChange
{
    private PriceChange() { }

    internal PriceChange(
        Guid id,
        ProductId productId,
        VariantId variantId,
        Sku sku,
        Money price,
        decimal? compareAt,
        DateTimeOffset at,
        Guid? staffId
    )
    {
        (Id, ProductId, VariantId, Sku, Price, CompareAt, At, StaffId) = (id, productId, variantId, sku, price, compareAt, at, staffId);
    }

    public Guid Id { get; private set; }

    public ProductId ProductId { get; private set; }

    public VariantId VariantId { get; private set; }

    public Sku Sku { get; private set; }

    public Money Price { get; private set; }

    public decimal? CompareAt { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The staff member who changed it; null for an import and for the system.</summary>
    public Guid? StaffId { get; private set; }
}
