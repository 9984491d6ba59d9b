using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Kernel;

namespace Shop.Catalog.Infrastructure.Endpoints;

internal sealed record ProductListJson(
    IReadOnlyList<ProductItemJson> Items,
    int Total,
    int Page,
    int PageSize,
    FacetsJson Facets,
    string? DidYouMean,
    string? SkuMatch
)
{
    public static ProductListJson Of(ProductSearchResult result) =>
        new(
            [.. result.Products.Items.Select(ProductItemJson.Of)],
            result.Products.Total,
            result.Products.Page,
            result.Products.PageSize,
            new FacetsJson(
                [.. result.Facets.Categories.Select(facet => new CategoryFacetJson(facet.Slug, facet.Name, facet.Count))],
                [.. result.Facets.Vendors.Select(facet => new VendorFacetJson(facet.Name, facet.Count))],
                result.Facets.LowestPrice is { } lowest && result.Facets.HighestPrice is { } highest
                    ? new PriceRangeJson(lowest, highest)
                    : null,
                result.Facets.InStockCount
            ),
            result.DidYouMean,
            result.SkuMatch
        );
}

internal sealed record ProductItemJson
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string? Vendor { get; init; }

    public required Money Price { get; init; }

    public required Money? CompareAtPrice { get; init; }

    public required bool PriceVaries { get; init; }

    public required string? Image { get; init; }

    public required AvailabilityState Availability { get; init; }

    public required Sku? Sku { get; init; }

    public static ProductItemJson Of(ProductCard card) =>
        new()
        {
            Slug = card.Slug,
            Title = card.Title,
            Vendor = card.Vendor,
            Price = card.Price,
            CompareAtPrice = card.CompareAtPrice,
            PriceVaries = card.PriceVaries,
            Image = card.ImageUrl,
            Availability = card.Availability,
            Sku = card.Sku,
        };
}

internal sealed record FacetsJson(
    IReadOnlyList<CategoryFacetJson> Categories,
    IReadOnlyList<VendorFacetJson> Vendors,
    PriceRangeJson? Price,
    int InStock
);

internal sealed record CategoryFacetJson(string Slug, string Name, int Count);

internal sealed record VendorFacetJson(string Name, int Count);

internal sealed record PriceRangeJson(Money Lowest, Money Highest);

internal sealed record ProductJson
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string? Vendor { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<CategoryLinkJson> Categories { get; init; }

    public required Money Price { get; init; }

    public required Money? CompareAtPrice { get; init; }

    public required AvailabilityState Availability { get; init; }

    public required IReadOnlyList<MediaJson> Media { get; init; }

    public required IReadOnlyList<OptionJson> Options { get; init; }

    public required IReadOnlyList<VariantJson> Variants { get; init; }

    public static ProductJson Of(ProductPage product) =>
        new()
        {
            Slug = product.Slug,
            Title = product.Title,
            Description = product.DescriptionHtml,
            Vendor = product.Vendor,
            Tags = product.Tags,
            Categories = [.. product.Categories.Select(category => new CategoryLinkJson(category.Slug, category.Name))],
            Price = product.Price,
            CompareAtPrice = product.CompareAtPrice,
            Availability = product.Availability,
            Media = [.. product.Media.Select(media => new MediaJson(media.Url, media.Alt, media.Width, media.Height))],
            Options = [.. product.Options.Select(option => new OptionJson(option.Name, option.Values))],
            Variants =
            [
                .. product.Variants.Select(variant => new VariantJson
                {
                    Sku = variant.Sku,
                    Title = variant.Title,
                    Options = [.. variant.Options.Select(option => new OptionValueJson(option.Name, option.Value))],
                    Price = variant.Price,
                    CompareAtPrice = variant.CompareAtPrice,
                    Available = variant.Available,
                    Availability = variant.Availability,
                    Image = variant.ImageUrl,
                }),
            ],
        };
}

internal sealed record CategoryLinkJson(string Slug, string Name);

internal sealed record MediaJson(string Url, string Alt, int? Width, int? Height);

internal sealed record OptionJson(string Name, IReadOnlyList<string> Values);

internal sealed record OptionValueJson(string Name, string Value);

internal sealed record VariantJson
{
    public required Sku Sku { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<OptionValueJson> Options { get; init; }

    public required Money Price { get; init; }

    public required Money? CompareAtPrice { get; init; }

    public required int Available { get; init; }

    public required AvailabilityState Availability { get; init; }

    public required string? Image { get; init; }
}

internal sealed record CategoryJson(string Slug, string Name, int ProductCount, IReadOnlyList<CategoryJson> Children)
{
    public static CategoryJson Of(CategoryNode node) => new(node.Slug, node.Name, node.ProductCount, [.. node.Children.Select(Of)]);
}
