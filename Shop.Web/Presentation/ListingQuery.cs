using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shop.Catalog.Contracts.Search;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Presentation;

/// <summary>The query string of a product list. Invalid values are ignored and reported to the shopper.</summary>
public sealed class ListingQuery
{
    public const int PageSize = 24;

    private const decimal HighestPrice = 9_999_999m;
    private static readonly (string Value, ProductSort Sort)[] All =
    [
        ("relevance", ProductSort.Relevance),
        ("newest", ProductSort.Newest),
        ("price-asc", ProductSort.PriceAsc),
        ("price-desc", ProductSort.PriceDesc),
        ("title", ProductSort.Title),
    ];

    private ListingQuery(string path) => Path = path;

    /// <summary>The path of the page, percent-encoded.</summary>
    public string Path { get; }

    public string? Text { get; private init; }

    public string? Category { get; private init; }

    public string? Vendor { get; private init; }

    public string? Min { get; private init; }

    public string? Max { get; private init; }

    public bool InStock { get; private init; }

    public string SortName { get; private init; } = All[0].Value;

    public int Page { get; private init; } = 1;

    /// <summary>The choices; without a search text, relevance is the shop's own order.</summary>
    public IEnumerable<(string Value, string Text)> Sorts =>
        All.Select(sort =>
            (
                sort.Value,
                sort.Sort switch
                {
                    ProductSort.Newest => T("Listing.SortNewest"),
                    ProductSort.PriceAsc => T("Listing.SortPriceAscending"),
                    ProductSort.PriceDesc => T("Listing.SortPriceDescending"),
                    ProductSort.Title => T("Listing.SortName"),
                    _ => Text is null ? T("Listing.SortFeatured") : T("Listing.SortBestMatch"),
                }
            )
        );

    public bool IsFiltered => Category is not null || Vendor is not null || Min is not null || Max is not null || InStock;

    private ProductSort Sort => Array.Find(All, sort => sort.Value == SortName).Sort;

    public static ListingQuery Read(HttpRequest request, bool withCategory)
    {
        string? One(string name) =>
            request.Query[name].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, 200)] : null;
        _ = int.TryParse(One("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        return new ListingQuery(request.Path.ToUriComponent())
        {
            Text = One("q"),
            Category = withCategory ? One("category") : null,
            Vendor = One("vendor"),
            Min = One("min"),
            Max = One("max"),
            InStock = One("inStock") is "true" or "on",
            SortName = One("sort") is { } sort && Array.Exists(All, known => known.Value == sort) ? sort : All[0].Value,
            Page = Math.Clamp(page, 1, 10_000),
        };
    }

    /// <summary>The catalog request; errors of the price fields go to the form.</summary>
    public SearchProducts ToSearch(string? category, ModelStateDictionary faults)
    {
        var low = Price(Min, "min", faults);
        var high = Price(Max, "max", faults);
        if (low > high)
            faults.AddModelError("max", T("Listing.MaxBelowMin"));

        return new SearchProducts(
            Text,
            category ?? Category,
            low,
            high < low ? null : high,
            InStock ? true : null,
            Vendor,
            Sort,
            Page,
            PageSize
        );
    }

    /// <summary>The URL of the list's first page with one parameter changed; null removes it.</summary>
    public string With(string name, string? value)
    {
        var query = new QueryBuilder();
        void Add(string key, string? text)
        {
            var shown = key == name ? value : text;
            if (!string.IsNullOrEmpty(shown))
                query.Add(key, shown);
        }

        Add("q", Text);
        Add("category", Category);
        Add("vendor", Vendor);
        Add("min", Min);
        Add("max", Max);
        Add("inStock", InStock ? "true" : null);
        Add("sort", SortName == All[0].Value ? null : SortName);
        Add("page", null);
        return Path + query.ToQueryString();
    }

    /// <summary>The search without any filter.</summary>
    public string Unfiltered() => Path + (Text is null ? "" : QueryString.Create("q", Text).ToUriComponent());

    private static decimal? Price(string? text, string field, ModelStateDictionary faults)
    {
        if (text is null)
            return null;

        var message = T("Listing.NotAPrice");
        var price = faults.ReadNumber(field, text, message);
        if (price is null or (>= 0 and <= HighestPrice))
            return price;

        faults.AddModelError(field, message);
        return null;
    }
}
