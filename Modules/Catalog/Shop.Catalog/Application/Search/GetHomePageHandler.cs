using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Catalog.Domain.Search;
using Shop.Kernel;

namespace Shop.Catalog.Application.Search;

internal sealed class GetHomePageValidator : AbstractValidator<GetHomePage>
{
    public GetHomePageValidator()
    {
        RuleFor(query => query.Featured).InclusiveBetween(0, 50);
        RuleFor(query => query.Newest).InclusiveBetween(0, 50);
    }
}

internal sealed class GetHomePageHandler(CatalogDbContext db, CatalogCache cache) : IRequestHandler<GetHomePage, Result<HomePage>>
{
    public async Task<Result<HomePage>> Handle(GetHomePage query, CancellationToken cancellationToken)
    {
        var tree = await CategoryTree.CachedAsync(db, cache, cancellationToken);
        var featured = await CardsAsync(
            $"featured:{query.Featured}",
            db.SearchItems.Where(item => item.IsFeatured)
                .OrderByDescending(item => item.InStock)
                .ThenByDescending(item => item.PublishedAt)
                .ThenBy(item => item.ProductId)
                .Take(query.Featured),
            cancellationToken
        );
        var newest = await CardsAsync(
            $"newest:{query.Newest}",
            db.SearchItems.OrderByDescending(item => item.PublishedAt).ThenBy(item => item.ProductId).Take(query.Newest),
            cancellationToken
        );
        return new HomePage(featured, newest, tree.Roots);
    }

    /// <summary>Cached for all visitors for a few seconds, as half of all visits start here.</summary>
    private Task<List<ProductCard>> CardsAsync(string key, IQueryable<SearchItem> items, CancellationToken cancellationToken) =>
        cache.GetAsync<List<ProductCard>>(key, async () =>
            [.. (await items.Select(ProductCards.Row).ToListAsync(cancellationToken)).Select(ProductCards.Of)]
        );
}

internal sealed class ListProductCardsValidator : AbstractValidator<ListProductCards>
{
    public ListProductCardsValidator() => RuleFor(query => query.ProductIds.Count).MaxItems(100);
}

internal sealed class ListProductCardsHandler(CatalogDbContext db) : IRequestHandler<ListProductCards, Result<IReadOnlyList<ProductCard>>>
{
    public async Task<Result<IReadOnlyList<ProductCard>>> Handle(ListProductCards query, CancellationToken cancellationToken)
    {
        var ids = query.ProductIds.Distinct().Select(id => new Domain.Products.ProductId(id)).ToArray();
        var items = await db
            .SearchItems.Where(item => ids.Contains(item.ProductId))
            .Select(ProductCards.Row)
            .ToDictionaryAsync(item => item.ProductId, cancellationToken);
        return Result<IReadOnlyList<ProductCard>>.Success([.. ids.Where(items.ContainsKey).Select(id => ProductCards.Of(items[id]))]);
    }
}

internal sealed class ListSitemapHandler(CatalogDbContext db) : IRequestHandler<ListSitemap, Result<IReadOnlyList<SitemapEntry>>>
{
    private const int Max = 50_000;

    public async Task<Result<IReadOnlyList<SitemapEntry>>> Handle(ListSitemap query, CancellationToken cancellationToken)
    {
        var categories = await db
            .Categories.OrderBy(category => category.Slug)
            .Select(category => new SitemapEntry("/c/" + category.Slug, category.ChangedAt))
            .ToListAsync(cancellationToken);
        var pages = await db
            .ContentPages.OrderBy(page => page.Slug)
            .Select(page => new SitemapEntry("/pages/" + page.Slug, page.ChangedAt))
            .ToListAsync(cancellationToken);
        var left = Math.Max(0, Max - categories.Count - pages.Count);
        var products = await db
            .SearchItems.OrderBy(item => item.Slug)
            .Take(left)
            .Select(item => new SitemapEntry("/p/" + item.Slug, item.ChangedAt))
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<SitemapEntry>>.Success([.. categories, .. pages, .. products]);
    }
}
