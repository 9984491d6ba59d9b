using Shop.Catalog.Contracts.Products;
using Shop.Kernel;

namespace Shop.Catalog.Infrastructure.Endpoints;

/// <summary>A product as sent by staff. Without options and variants only the details change.</summary>
/// <param name="Version">The current version; only for changes.</param>
/// <param name="Categories">Slugs; the first one is used for the breadcrumb.</param>
internal sealed record ProductBody(
    int? Version,
    string? Title,
    string? Slug,
    string? Description,
    string? Vendor,
    string? Type,
    IReadOnlyList<string>? Tags,
    IReadOnlyList<string>? Categories,
    string? SeoTitle,
    string? SeoDescription,
    bool? Featured,
    ProductStatus? Status,
    IReadOnlyList<string>? Options,
    IReadOnlyList<VariantBody>? Variants
);

/// <param name="Options">Values in the order of the product's options.</param>
internal sealed record VariantBody(
    Guid? Id,
    string? Sku,
    IReadOnlyList<string>? Options,
    Money? Price,
    Money? CompareAtPrice,
    Money? Cost,
    string? Barcode,
    decimal? WeightGrams,
    bool? Taxable,
    bool? RequiresShipping,
    Guid? MediaId
);

internal sealed record AdminProductItemJson(
    Guid Id,
    string Slug,
    string Title,
    string? Vendor,
    ProductStatus Status,
    string? Image,
    Sku Sku,
    int VariantCount,
    Money Price,
    Money HighestPrice,
    DateTimeOffset ChangedAt
)
{
    public static AdminProductItemJson Of(ProductRow row) =>
        new(
            row.Id,
            row.Slug,
            row.Title,
            row.Vendor,
            row.Status,
            row.ImageUrl,
            row.Sku,
            row.VariantCount,
            row.Price,
            row.HighestPrice,
            row.ChangedAt
        );
}

internal sealed record AdminProductJson(
    Guid Id,
    int Version,
    string Slug,
    string Title,
    string Description,
    string? Vendor,
    string? Type,
    IReadOnlyList<string> Tags,
    IReadOnlyList<CategoryLinkJson> Categories,
    string? SeoTitle,
    string? SeoDescription,
    bool Featured,
    ProductStatus Status,
    IReadOnlyList<string> Options,
    IReadOnlyList<AdminVariantJson> Variants,
    IReadOnlyList<AdminMediaJson> Media,
    IReadOnlyDictionary<string, string> Attributes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt
)
{
    public static AdminProductJson Of(ProductForEdit product)
    {
        var currency = product.Currency;
        return new AdminProductJson(
            product.Id,
            product.Version,
            product.Slug,
            product.Title,
            product.DescriptionHtml,
            product.Vendor,
            product.ProductType,
            product.Tags,
            [.. product.Categories.Select(category => new CategoryLinkJson(category.Slug, category.Name))],
            product.SeoTitle,
            product.SeoDescription,
            product.IsFeatured,
            product.Status,
            product.Options,
            [
                .. product.Variants.Select(variant => new AdminVariantJson(
                    variant.Id,
                    variant.Sku,
                    variant.OptionValues,
                    new Money(variant.Price, currency),
                    variant.CompareAtPrice is { } compareAt ? new Money(compareAt, currency) : null,
                    variant.Cost is { } cost ? new Money(cost, currency) : null,
                    variant.Barcode,
                    variant.WeightGrams,
                    variant.IsTaxable,
                    variant.RequiresShipping,
                    variant.MediaId
                )),
            ],
            [.. product.Media.Select(media => new AdminMediaJson(media.Id, media.Url, media.Alt, media.Width, media.Height))],
            product.Attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value),
            product.CreatedAt,
            product.ChangedAt
        );
    }
}

internal sealed record AdminVariantJson(
    Guid Id,
    Sku Sku,
    IReadOnlyList<string> Options,
    Money Price,
    Money? CompareAtPrice,
    Money? Cost,
    string? Barcode,
    decimal WeightGrams,
    bool Taxable,
    bool RequiresShipping,
    Guid? MediaId
);

internal sealed record AdminMediaJson(Guid Id, string Url, string Alt, int? Width, int? Height);

internal sealed record ProductReferenceJson(Guid Id, string Slug, int Version)
{
    public static ProductReferenceJson Of(ProductReference reference) => new(reference.Id, reference.Slug, reference.Version);
}
