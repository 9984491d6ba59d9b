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

internal sealed record AdminProductItemJson
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string? Vendor { get; init; }

    public required ProductStatus Status { get; init; }

    public required string? Image { get; init; }

    public required Sku Sku { get; init; }

    public required int VariantCount { get; init; }

    public required Money Price { get; init; }

    public required Money HighestPrice { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public static AdminProductItemJson Of(ProductRow row) =>
        new()
        {
            Id = row.Id,
            Slug = row.Slug,
            Title = row.Title,
            Vendor = row.Vendor,
            Status = row.Status,
            Image = row.ImageUrl,
            Sku = row.Sku,
            VariantCount = row.VariantCount,
            Price = row.Price,
            HighestPrice = row.HighestPrice,
            ChangedAt = row.ChangedAt,
        };
}

internal sealed record AdminProductJson
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string? Vendor { get; init; }

    public required string? Type { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<CategoryLinkJson> Categories { get; init; }

    public required string? SeoTitle { get; init; }

    public required string? SeoDescription { get; init; }

    public required bool Featured { get; init; }

    public required ProductStatus Status { get; init; }

    public required IReadOnlyList<string> Options { get; init; }

    public required IReadOnlyList<AdminVariantJson> Variants { get; init; }

    public required IReadOnlyList<AdminMediaJson> Media { get; init; }

    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public static AdminProductJson Of(ProductForEdit product) =>
        new()
        {
            Id = product.Id,
            Version = product.Version,
            Slug = product.Slug,
            Title = product.Title,
            Description = product.DescriptionHtml,
            Vendor = product.Vendor,
            Type = product.ProductType,
            Tags = product.Tags,
            Categories = [.. product.Categories.Select(category => new CategoryLinkJson(category.Slug, category.Name))],
            SeoTitle = product.SeoTitle,
            SeoDescription = product.SeoDescription,
            Featured = product.IsFeatured,
            Status = product.Status,
            Options = product.Options,
            Variants =
            [
                .. product.Variants.Select(variant => new AdminVariantJson
                {
                    Id = variant.Id,
                    Sku = variant.Sku,
                    Options = variant.OptionValues,
                    Price = variant.Price,
                    CompareAtPrice = variant.CompareAtPrice,
                    Cost = variant.Cost,
                    Barcode = variant.Barcode,
                    WeightGrams = variant.WeightGrams,
                    Taxable = variant.IsTaxable,
                    RequiresShipping = variant.RequiresShipping,
                    MediaId = variant.MediaId,
                }),
            ],
            Media = [.. product.Media.Select(media => new AdminMediaJson(media.Id, media.Url, media.Alt, media.Width, media.Height))],
            Attributes = product.Attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value),
            CreatedAt = product.CreatedAt,
            ChangedAt = product.ChangedAt,
        };
}

internal sealed record AdminVariantJson
{
    public required Guid Id { get; init; }

    public required Sku Sku { get; init; }

    public required IReadOnlyList<string> Options { get; init; }

    public required Money Price { get; init; }

    public required Money? CompareAtPrice { get; init; }

    public required Money? Cost { get; init; }

    public required string? Barcode { get; init; }

    public required decimal WeightGrams { get; init; }

    public required bool Taxable { get; init; }

    public required bool RequiresShipping { get; init; }

    public required Guid? MediaId { get; init; }
}

internal sealed record AdminMediaJson(Guid Id, string Url, string Alt, int? Width, int? Height);

internal sealed record ProductReferenceJson(Guid Id, string Slug, int Version)
{
    public static ProductReferenceJson Of(ProductReference reference) => new(reference.Id, reference.Slug, reference.Version);
}
