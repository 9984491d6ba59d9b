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

internal sealed record ProductItemJson(
    string Slug,
    string Title,
    string? Vendor,
    Money Price,
    Money? CompareAtPrice,
    bool PriceVaries,
    string? Image,
    AvailabilityState Availability,
    Sku? Sku
)
{
    public static ProductItemJson Of(ProductCard card) =>
        new(
            card.Slug,
            card.Title,
            card.Vendor,
            card.Price,
            card.CompareAtPrice,
            card.PriceVaries,
            card.ImageUrl,
            card.Availability,
            card.Sku
        );
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

internal sealed record ProductJson(
    string Slug,
    string Title,
    string Description,
    string? Vendor,
    IReadOnlyList<string> Tags,
    IReadOnlyList<CategoryLinkJson> Categories,
    Money Price,
    Money? CompareAtPrice,
    AvailabilityState Availability,
    IReadOnlyList<MediaJson> Media,
    IReadOnlyList<OptionJson> Options,
    IReadOnlyList<VariantJson> Variants
)
{
    public static ProductJson Of(ProductPage product) =>
        new(
            product.Slug,
            product.Title,
            product.DescriptionHtml,
            product.Vendor,
            product.Tags,
            [.. product.Categories.Select(category => new CategoryLinkJson(category.Slug, category.Name))],
            product.Price,
            product.CompareAtPrice,
            product.Availability,
            [.. product.Media.Select(media => new MediaJson(media.Url, media.Alt, media.Width, media.Height))],
            [.. product.Options.Select(option => new OptionJson(option.Name, option.Values))],
            [
                .. product.Variants.Select(variant => new VariantJson(
                    variant.Sku,
                    variant.Title,
                    [.. variant.Options.Select(option => new OptionValueJson(option.Name, option.Value))],
                    variant.Price,
                    variant.CompareAtPrice,
                    variant.Available,
                    variant.Availability,
                    variant.ImageUrl
                )),
            ]
        );
}

internal sealed record CategoryLinkJson(string Slug, string Name);

internal sealed record MediaJson(string Url, string Alt, int? Width, int? Height);

internal sealed record OptionJson(string Name, IReadOnlyList<string> Values);

internal sealed record OptionValueJson(string Name, string Value);

internal sealed record VariantJson(
    Sku Sku,
    string Title,
    IReadOnlyList<OptionValueJson> Options,
    Money Price,
    Money? CompareAtPrice,
    int Available,
    AvailabilityState Availability,
    string? Image
);

internal sealed record CategoryJson(string Slug, string Name, int ProductCount, IReadOnlyList<CategoryJson> Children)
{
    public static CategoryJson Of(CategoryNode node) => new(node.Slug, node.Name, node.ProductCount, [.. node.Children.Select(Of)]);
}
