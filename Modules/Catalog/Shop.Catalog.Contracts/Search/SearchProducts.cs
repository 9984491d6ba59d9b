using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

public enum ProductSort
{
    /// <summary>How well it matches; without a query featured ones first, then the newest.</summary>
    Relevance,
    Newest,
    PriceAsc,
    PriceDesc,
    Title,
}

/// <summary>
/// Products for sale, searched or browsed: the search page, the category page and the API. Matches words by their beginning in name, SKU,
/// tags, vendor
/// and description, Chinese, Japanese and Korean by pairs of characters; forgives typing errors when nothing matches as typed.
/// A category that does not exist finds nothing.
/// </summary>
/// <param name="Query">Up to 200 characters; null or blank to browse.</param>
/// <param name="Category">Slug; products of the categories below it count too.</param>
/// <param name="MinPrice">In the shop's currency, including VAT.</param>
/// <param name="InStock">True for what can be bought now; null or false for all.</param>
/// <param name="PageSize">At most 100.</param>
public sealed record SearchProducts(
    string? Query = null,
    string? Category = null,
    decimal? MinPrice = null,
    decimal? MaxPrice = null,
    bool? InStock = null,
    string? Vendor = null,
    ProductSort Sort = ProductSort.Relevance,
    int Page = 1,
    int PageSize = 24
) : IQuery<ProductSearchResult>;

/// <param name="SkuMatch">Slug of the product whose SKU is exactly what was typed (hyphens, spaces and capitals do not matter): go there.
/// Null otherwise.</param>
/// <param name="DidYouMean">What was found instead of what was typed, or null when the query matched as it is.</param>
public sealed record ProductSearchResult(PagedList<ProductCard> Products, SearchFacets Facets, string? SkuMatch, string? DidYouMean);

/// <param name="Categories">Categories of the found products, the fullest first; at most 20.</param>
/// <param name="Vendors">At most 20.</param>
/// <param name="LowestPrice">Of what is found without regard to the price filter; null when nothing is.</param>
/// <param name="InStockCount">How many of the found products can be bought now, without regard to the price and stock filters.</param>
public sealed record SearchFacets(
    IReadOnlyList<CategoryFacet> Categories,
    IReadOnlyList<VendorFacet> Vendors,
    Money? LowestPrice,
    Money? HighestPrice,
    int InStockCount
);

public sealed record CategoryFacet(Guid Id, string Slug, string Name, int Count);

public sealed record VendorFacet(string Name, int Count);
