using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class GetProductHandler(CatalogDbContext db, CatalogCache cache, IMediator mediator)
    : IRequestHandler<GetProduct, Result<ProductAnswer>>
{
    private const int MaxRelated = 8;

    private static readonly Func<CatalogDbContext, string, CancellationToken, Task<string?>> FindDocument = EF.CompileAsyncQuery(
        (CatalogDbContext db, string slug, CancellationToken cancellationToken) =>
            db.ProductDocuments.Where(document => document.Slug == slug).Select(document => document.Json).FirstOrDefault()
    );

    public async Task<Result<ProductAnswer>> Handle(GetProduct query, CancellationToken cancellationToken)
    {
        var slug = Slug.Normalize(query.Slug ?? string.Empty);
        var body = await cache.GetAsync($"product:{slug}", async () =>
            await FindDocument(db, slug, cancellationToken) is { } json ? ProductDocuments.Read(json) : null
        );
        if (body is null)
            return await MovedAsync(slug, cancellationToken);
        if (query.Slug != slug)
            return new ProductAnswer("/p/" + slug, null);

        var stock = await Stock.AskAsync(mediator, [.. body.Variants.Select(variant => Sku.Of(variant.Sku))], cancellationToken);
        var tree = await CategoryTree.CachedAsync(db, cache, cancellationToken);
        var related = await RelatedAsync(body, cancellationToken);
        return new ProductAnswer(null, ProductDocuments.Page(body, stock, tree, related));
    }

    /// <summary>Other products of its first category, cached per category for a few seconds.</summary>
    private async Task<IReadOnlyList<ProductCard>> RelatedAsync(ProductDocumentBody body, CancellationToken cancellationToken)
    {
        if (body.Categories.Count == 0)
            return [];

        var category = new CategoryId(body.Categories[0]);
        var cards = await cache.GetAsync<List<ProductCard>>($"related:{category.Value:N}", async () =>
        {
            var items = await db
                .SearchItems.Where(item =>
                    db.SearchItemCategories.Any(entry => entry.CategoryId == category && entry.ProductId == item.ProductId)
                )
                .OrderByDescending(item => item.InStock)
                .ThenByDescending(item => item.IsFeatured)
                .ThenByDescending(item => item.PublishedAt)
                .ThenBy(item => item.ProductId)
                .Take(MaxRelated + 1)
                .Select(ProductCards.Row)
                .ToListAsync(cancellationToken);
            return [.. items.Select(ProductCards.Of)];
        });
        return [.. cards.Where(card => card.Id != body.Id).Take(MaxRelated)];
    }

    private async Task<Result<ProductAnswer>> MovedAsync(string slug, CancellationToken cancellationToken)
    {
        var target = await db
            .SlugRedirects.Where(redirect => redirect.Owner == SlugOwner.Product && redirect.Slug == slug)
            .Select(redirect => (Guid?)redirect.TargetId)
            .FirstOrDefaultAsync(cancellationToken);
        if (target is null)
            return CatalogErrors.ProductNotFound;

        var id = new ProductId(target.Value);
        var product = await db
            .Products.Where(candidate => candidate.Id == id)
            .Select(candidate => new
            {
                candidate.Slug,
                candidate.DeletedAt,
                candidate.State,
                Category = db
                    .Categories.Where(category => candidate.Categories.Any(entry => entry.CategoryId == category.Id && entry.Position == 0))
                    .Select(category => category.Slug)
                    .FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return product switch
        {
            { DeletedAt: not null, Category: { } category } => new ProductAnswer("/c/" + category, null),
            { DeletedAt: null, State: ProductStatus.Active } when product.Slug != slug => new ProductAnswer("/p/" + product.Slug, null),
            _ => CatalogErrors.ProductNotFound,
        };
    }
}
