using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Search;

namespace Shop.Web.Presentation;

/// <summary>A page of products with its filters, for category and search pages.</summary>
/// <param name="Children">Subcategories of the category shown.</param>
public sealed record Listing(ListingQuery Query, ProductSearchResult Result, IReadOnlyList<CategoryNode> Children)
{
    /// <summary>The active filters, each with the URL that removes it.</summary>
    public IEnumerable<(string Text, string Url)> Chips
    {
        get
        {
            if (Query.Category is { } category)
                yield return (
                    Result.Facets.Categories.FirstOrDefault(facet => facet.Slug == category)?.Name ?? category,
                    Query.With("category", null)
                );

            if (Query.Vendor is { } vendor)
                yield return (vendor, Query.With("vendor", null));

            if (Query.Min is { } min)
                yield return ("From " + min, Query.With("min", null));

            if (Query.Max is { } max)
                yield return ("Up to " + max, Query.With("max", null));

            if (Query.InStock)
                yield return ("In stock", Query.With("inStock", null));
        }
    }
}
