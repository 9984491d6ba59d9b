using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Search;
using Shop.Kernel;

namespace Shop.Catalog.Application.Search;

internal sealed class SearchProductsValidator : AbstractValidator<SearchProducts>
{
    public SearchProductsValidator()
    {
        RuleFor(query => query.Query).Text(200);
        RuleFor(query => query.Category).Text(Slug.MaxLength);
        RuleFor(query => query.Vendor).Text(TextLimits.Title);
        RuleFor(query => query.MinPrice).InclusiveBetween(0, TextLimits.MaxMoney).WithError("catalog.not-a-price");
        RuleFor(query => query.MaxPrice).InclusiveBetween(0, TextLimits.MaxMoney).WithError("catalog.not-a-price");
        RuleFor(query => query.Sort).IsInEnum();
        this.Paged(query => query.Page, query => query.PageSize);
    }
}

internal sealed class SearchProductsHandler(CatalogDbContext db, CatalogCache cache, IOptions<CatalogOptions> options)
    : IRequestHandler<SearchProducts, Result<ProductSearchResult>>
{
    private const int MaxFacets = 20;

    private static readonly Func<CatalogDbContext, string, IAsyncEnumerable<string>> SlugsOf = EF.CompileAsyncQuery(
        (CatalogDbContext db, string key) =>
            (
                from variant in db.Variants
                join item in db.SearchItems on variant.ProductId equals item.ProductId
                where variant.SkuKey == key && variant.RetiredAt == null
                select item.Slug
            )
                .Distinct()
                .Take(2)
    );

    public async Task<Result<ProductSearchResult>> Handle(SearchProducts query, CancellationToken cancellationToken)
    {
        var tree = await CategoryTree.CachedAsync(db, cache, cancellationToken);
        CategoryId? category = null;
        if (query.Category.Blank() is { } slug && (category = tree.Find(Slug.Normalize(slug))?.Id) is null)
            return Nothing(query);

        var language = options.Value.Language;
        var terms = SearchTerms.Parse(query.Query, language)?.In(tree, language);
        if (terms is null && !string.IsNullOrWhiteSpace(query.Query))
            return Nothing(query);

        var summary = await SummarizeAsync(query, category, terms, tree, cancellationToken);
        string? didYouMean = null;
        if (
            summary.Total == 0
            && terms is not null
            && (await Vocabulary.CachedAsync(db, cache, cancellationToken)).Correct(terms.Tokens) is { } corrected
            && SearchTerms.Parse(string.Join(' ', corrected), language)?.In(tree, language) is { } meant
        )
        {
            summary = await SummarizeAsync(query, category, meant, tree, cancellationToken);
            if (summary.Total > 0)
                (terms, didYouMean) = (meant, meant.Text);
        }

        var cards =
            summary.Filtered <= (query.Page - 1) * query.PageSize ? [] : await CardsAsync(query, category, terms, cancellationToken);
        var skuMatch =
            terms is { SkuKey.Length: > 1 } && query.Page == 1 && summary.Total > 0
                ? await FindSkuAsync(terms.SkuKey, cancellationToken)
                : null;
        return new ProductSearchResult(
            new PagedList<ProductCard>(cards, summary.Filtered, query.Page, query.PageSize),
            summary.Facets,
            skuMatch,
            didYouMean
        );
    }

    private static Result<ProductSearchResult> Nothing(SearchProducts query) =>
        new ProductSearchResult(
            new PagedList<ProductCard>([], 0, query.Page, query.PageSize),
            new SearchFacets([], [], null, null, 0),
            null,
            null
        );

    /// <summary>
    /// The first page of a category, of a search, or of all products, without filters; cached for all visitors for a few seconds.
    /// </summary>
    private Task<List<ProductCard>> CardsAsync(
        SearchProducts query,
        CategoryId? category,
        SearchTerms? terms,
        CancellationToken cancellationToken
    ) =>
        query is { Page: 1, MinPrice: null, MaxPrice: null } && query.InStock != true && query.Vendor.Blank() is null
            ? cache.GetAsync($"page:{category?.Value:N}|{query.Sort}|{query.PageSize}|{KeyOf(terms)}", () =>
                PageAsync(query, category, terms, cancellationToken)
            )
            : PageAsync(query, category, terms, cancellationToken);

    private async Task<List<ProductCard>> PageAsync(
        SearchProducts query,
        CategoryId? category,
        SearchTerms? terms,
        CancellationToken cancellationToken
    )
    {
        var items = Filtered(query, category);
        var offset = (query.Page - 1) * query.PageSize;
        List<ProductCards.CardRow> page;
        if (terms is not null && query.Sort == ProductSort.Relevance)
            page = await db.Matching(items, terms)
                .OrderByDescending(match => match.Rank)
                .ThenByDescending(match => match.Item.InStock)
                .ThenBy(match => match.Item.TitleKey)
                .ThenBy(match => match.Item.ProductId)
                .Skip(offset)
                .Take(query.PageSize)
                .Select(match => match.Item)
                .Select(ProductCards.Row)
                .ToListAsync(cancellationToken);
        else
            page = await Sorted(terms is null ? items : db.Matching(items, terms).Select(match => match.Item), query.Sort)
                .Skip(offset)
                .Take(query.PageSize)
                .Select(ProductCards.Row)
                .ToListAsync(cancellationToken);

        return [.. page.Select(ProductCards.Of)];
    }

    private static IQueryable<SearchItem> Sorted(IQueryable<SearchItem> items, ProductSort sort) =>
        sort switch
        {
            ProductSort.Newest => items.OrderByDescending(item => item.PublishedAt).ThenBy(item => item.ProductId),
            ProductSort.PriceAsc => items.OrderBy(item => item.MinPrice).ThenBy(item => item.TitleKey).ThenBy(item => item.ProductId),
            ProductSort.PriceDesc => items
                .OrderByDescending(item => item.MinPrice)
                .ThenBy(item => item.TitleKey)
                .ThenBy(item => item.ProductId),
            ProductSort.Title => items.OrderBy(item => item.TitleKey).ThenBy(item => item.ProductId),
            _ => items.OrderByDescending(item => item.IsFeatured).ThenByDescending(item => item.PublishedAt).ThenBy(item => item.ProductId),
        };

    /// <summary>Without the price and stock filters, as the facets need it.</summary>
    private IQueryable<SearchItem> Found(SearchProducts query, CategoryId? category)
    {
        var items = db.SearchItems.AsQueryable();
        if (category is { } id)
            items = items.Where(item => db.SearchItemCategories.Any(entry => entry.CategoryId == id && entry.ProductId == item.ProductId));
        if (query.Vendor.Blank() is { } vendor)
            items = items.Where(item => item.Vendor == vendor);

        return items;
    }

    private IQueryable<SearchItem> Filtered(SearchProducts query, CategoryId? category)
    {
        var items = Found(query, category);
        if (query.MinPrice is { } least)
            items = items.Where(item => item.MaxPrice >= least);
        if (query.MaxPrice is { } max)
            items = items.Where(item => item.MinPrice <= max);
        if (query.InStock == true)
            items = items.Where(item => item.InStock);

        return items;
    }

    private Task<Summary> SummarizeAsync(
        SearchProducts query,
        CategoryId? category,
        SearchTerms? terms,
        CategoryTree tree,
        CancellationToken cancellationToken
    )
    {
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"found:{category?.Value:N}|{query.Vendor.Blank()}|{query.MinPrice}|{query.MaxPrice}"
                + $"|{query.InStock == true}|{KeyOf(terms)}"
        );
        return cache.GetAsync(key, async () =>
        {
            var found = Found(query, category);
            var filtered = Filtered(query, category);
            if (terms is not null)
            {
                found = db.Matching(found, terms).Select(match => match.Item);
                filtered = db.Matching(filtered, terms).Select(match => match.Item);
            }

            var totals = await found
                .GroupBy(_ => 1)
                .Select(group => new
                {
                    Count = group.Count(),
                    Lowest = group.Min(item => item.MinPrice),
                    Highest = group.Max(item => item.MaxPrice),
                    InStock = group.Count(item => item.InStock),
                })
                .FirstOrDefaultAsync(cancellationToken);
            if (totals is null)
                return new Summary(0, 0, new SearchFacets([], [], null, null, 0));

            var isFiltered = query.MinPrice is not null || query.MaxPrice is not null || query.InStock == true;
            var count = isFiltered ? await filtered.CountAsync(cancellationToken) : totals.Count;
            var categories = await db
                .SearchItemCategories.Where(entry => filtered.Any(item => item.ProductId == entry.ProductId))
                .GroupBy(entry => entry.CategoryId)
                .Select(group => new { group.Key, Count = group.Count() })
                .OrderByDescending(group => group.Count)
                .Take(MaxFacets)
                .ToListAsync(cancellationToken);
            var vendors = await filtered
                .Where(item => item.Vendor != null)
                .GroupBy(item => item.Vendor!)
                .Select(group => new VendorFacet(group.Key, group.Count()))
                .Take(MaxFacets * 5)
                .ToListAsync(cancellationToken);
            var currency = options.Value.ShopCurrency;
            return new Summary(
                totals.Count,
                count,
                new SearchFacets(
                    [
                        .. categories
                            .Select(group => (Entry: tree.Find(group.Key), group.Count))
                            .Where(facet => facet.Entry is not null)
                            .Select(facet => new CategoryFacet(facet.Entry!.Id.Value, facet.Entry.Slug, facet.Entry.Name, facet.Count)),
                    ],
                    [
                        .. vendors
                            .OrderByDescending(vendor => vendor.Count)
                            .ThenBy(vendor => vendor.Name, StringComparer.OrdinalIgnoreCase)
                            .Take(MaxFacets),
                    ],
                    new Money(totals.Lowest, currency),
                    new Money(totals.Highest, currency),
                    totals.InStock
                )
            );
        });
    }

    private static string? KeyOf(SearchTerms? terms) => terms is null ? null : string.Join(' ', terms.Tokens);

    /// <summary>The product page of a search that is exactly one SKU.</summary>
    private async Task<string?> FindSkuAsync(string key, CancellationToken cancellationToken)
    {
        var slugs = await SlugsOf(db, key).ToListAsync(cancellationToken);
        return slugs.Count == 1 ? slugs[0] : null;
    }

    /// <param name="Total">Without the price and stock filters.</param>
    private sealed record Summary(int Total, int Filtered, SearchFacets Facets);
}
