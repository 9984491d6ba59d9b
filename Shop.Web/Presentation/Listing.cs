using System.Globalization;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Search;
using Shop.Kernel;
using Shop.Web.Presentation.Forms;

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
                yield return (T("Listing.FromPrice", ("price", PriceText(min))), Query.With("min", null));

            if (Query.Max is { } max)
                yield return (T("Listing.UpToPrice", ("price", PriceText(max))), Query.With("max", null));

            if (Query.InStock)
                yield return (T("Listing.InStock"), Query.With("inStock", null));
        }
    }

    /// <summary>With the shop's currency, or as typed when it is not a price.</summary>
    private string PriceText(string typed) =>
        Result.Facets.LowestPrice is { } lowest && TypedNumber.Read(typed, CultureInfo.CurrentCulture).Value is { } amount
            ? MoneyText.Of(new Money(amount, lowest.Currency))
            : typed;
}
