using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

public enum ProductSort
{
    /// <summary>By relevance; without a query, featured products first, then the newest.</summary>
    Relevance,
    Newest,
    PriceAsc,
    PriceDesc,
    Title,
}

/// <summary>
/// Searches or browses the products for sale: search page, category page and API. Matches words by prefix in name, SKU, tags, vendor and
/// description; Chinese, Japanese and Korean by character pairs. Tolerates typos when nothing matches exactly. An unknown category finds
/// nothing.
/// </summary>
/// <param name="Query">Up to 200 characters; null or blank to browse.</param>
/// <param name="Category">Slug; includes products of its subcategories.</param>
/// <param name="MinPrice">In the shop's currency, including VAT.</param>
/// <param name="InStock">True for available products only; null or false for all.</param>
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

/// <param name="SkuMatch">Slug of the product whose SKU equals the query (ignoring hyphens, spaces and case): redirect there. Null
/// otherwise.</param>
/// <param name="DidYouMean">The corrected query whose results are shown, or null when the query matched as typed.</param>
public sealed record ProductSearchResult(PagedList<ProductCard> Products, SearchFacets Facets, string? SkuMatch, string? DidYouMean);

/// <param name="Categories">Categories of the results, by number of products; at most 20.</param>
/// <param name="Vendors">At most 20.</param>
/// <param name="LowestPrice">Lowest price of the results, ignoring the price filter; null when there are none.</param>
/// <param name="InStockCount">How many of the results are available, ignoring the price and stock filters.</param>
public sealed record SearchFacets(
    IReadOnlyList<CategoryFacet> Categories,
    IReadOnlyList<VendorFacet> Vendors,
    Money? LowestPrice,
    Money? HighestPrice,
    int InStockCount
);

public sealed record CategoryFacet(Guid Id, string Slug, string Name, int Count);

public sealed record VendorFacet(string Name, int Count);
