using Shop.Catalog.Domain.Products;
using Shop.Kernel;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Tests.Unit.Catalog;

/// <summary>Builds minimal products for tests.</summary>
internal static class AProduct
{
    public static DateTimeOffset Monday { get; } = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public static ProductText Text(string title = "Linen shirt") =>
        new()
        {
            Title = title,
            DescriptionHtml = string.Empty,
            Vendor = null,
            ProductType = null,
            Tags = [],
            SeoTitle = null,
            SeoDescription = null,
            IsFeatured = false,
            TaxonomyPath = null,
            Attributes = null,
            Categories = [],
        };

    public static VariantDraft Draft(string sku, decimal price, params string[] values) =>
        new()
        {
            Id = null,
            Sku = Sku.Of(sku),
            Values = values,
            Price = new Money(price, Currency.Eur),
            CompareAt = null,
            Cost = null,
            Barcode = null,
            WeightGrams = 0,
            WeightUnit = null,
            IsTaxable = true,
            RequiresShipping = true,
            MediaId = null,
            Attributes = null,
        };

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
        new()
        {
            Id = variant.Id,
            Sku = variant.Sku,
            Values = variant.Values,
            Price = variant.Price,
            CompareAt = variant.CompareAt,
            Cost = variant.Cost,
            Barcode = variant.Barcode,
            WeightGrams = variant.WeightGrams,
            WeightUnit = variant.WeightUnit,
            IsTaxable = variant.IsTaxable,
            RequiresShipping = variant.RequiresShipping,
            MediaId = variant.MediaId,
            Attributes = variant.Attributes,
        };

    /// <summary>The events raised since the last call.</summary>
    public static List<Product.Changed> Changes(this Product product) => [.. product.TakeDomainEvents().OfType<Product.Changed>()];
}
