using Shop.Catalog.Domain.Products;
using Shop.Kernel;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Tests.Unit.Catalog;

/// <summary>Builds minimal products for tests.</summary>
internal static class AProduct
{
    public static DateTimeOffset Monday { get; } = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public static ProductText Text(string title = "Linen shirt") =>
        new(title, string.Empty, null, null, [], null, null, false, null, null, []);

    public static VariantDraft Draft(string sku, decimal price, params string[] values) =>
        new(null, Sku.Of(sku), values, new Money(price, Currency.Eur), null, null, null, 0, null, true, true, null, null);

    public static Product Simple(decimal price = 20) =>
        Product.Create(
            new ProductId(Guid.CreateVersion7()),
            "linen-shirt",
            Text(),
            [],
            [Draft("SHIRT", price)],
            [],
            ProductStatus.Active,
            Monday,
            null
        );

    public static Product InSizes(params string[] sizes) =>
        Product.Create(
            new ProductId(Guid.CreateVersion7()),
            "linen-shirt",
            Text(),
            ["Size"],
            [.. sizes.Select(size => Draft("SHIRT-" + size, 20, size))],
            [],
            ProductStatus.Active,
            Monday,
            null
        );

    /// <summary>The current values of a variant, to be changed and set.</summary>
    public static VariantDraft AsIs(Variant variant) =>
        new(
            variant.Id,
            variant.Sku,
            variant.Values,
            variant.Price,
            variant.CompareAt,
            variant.Cost,
            variant.Barcode,
            variant.WeightGrams,
            variant.WeightUnit,
            variant.IsTaxable,
            variant.RequiresShipping,
            variant.MediaId,
            variant.Attributes
        );

    /// <summary>The events raised since the last call.</summary>
    public static List<Product.Changed> Changes(this Product product) => [.. product.TakeDomainEvents().OfType<Product.Changed>()];
}
