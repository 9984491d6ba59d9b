using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Html;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Kernel;

namespace Shop.Catalog.Application.Categories;

internal sealed class GetCategoryTreeHandler(CatalogDbContext db, CatalogCache cache)
    : IRequestHandler<GetCategoryTree, Result<IReadOnlyList<CategoryNode>>>
{
    public async Task<Result<IReadOnlyList<CategoryNode>>> Handle(GetCategoryTree query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<CategoryNode>>.Success((await CategoryTree.CachedAsync(db, cache, cancellationToken)).Roots);
}

internal sealed class GetCategoryHandler(CatalogDbContext db, CatalogCache cache) : IRequestHandler<GetCategory, Result<CategoryAnswer>>
{
    private const int SeoExcerpt = 160;

    public async Task<Result<CategoryAnswer>> Handle(GetCategory query, CancellationToken cancellationToken)
    {
        var slug = Slug.Normalize(query.Slug ?? string.Empty);
        var tree = await CategoryTree.CachedAsync(db, cache, cancellationToken);
        if (tree.Find(slug) is not { } entry)
            return await MovedAsync(slug, cancellationToken);
        if (query.Slug != slug)
            return new CategoryAnswer("/c/" + slug, null);

        var page = await cache.GetAsync($"category:{slug}", () => ReadAsync(entry, tree, cancellationToken));
        return new CategoryAnswer(null, page);
    }

    private async Task<CategoryPage> ReadAsync(CategoryTree.Entry entry, CategoryTree tree, CancellationToken cancellationToken)
    {
        var text = await db
            .Categories.Where(category => category.Id == entry.Id)
            .Select(category => new
            {
                category.DescriptionHtml,
                category.SeoTitle,
                category.SeoDescription,
            })
            .FirstOrDefaultAsync(cancellationToken);
        var path = tree.LinksTo(entry.Id);
        var html = text?.DescriptionHtml ?? string.Empty;
        return new CategoryPage
        {
            Id = entry.Id.Value,
            Slug = entry.Slug,
            Name = entry.Name,
            DescriptionHtml = html,
            ImageUrl = entry.ImageUrl,
            Breadcrumbs = [.. path.SkipLast(1)],
            Children = tree.NodesBelow(entry.Id),
            SeoTitle = text?.SeoTitle ?? entry.Name,
            SeoDescription = text?.SeoDescription ?? PlainText.Excerpt(html, SeoExcerpt),
        };
    }

    private async Task<Result<CategoryAnswer>> MovedAsync(string slug, CancellationToken cancellationToken)
    {
        var target = await db
            .SlugRedirects.Where(redirect => redirect.Owner == SlugOwner.Category && redirect.Slug == slug)
            .Select(redirect => (Guid?)redirect.TargetId)
            .FirstOrDefaultAsync(cancellationToken);
        if (target is null)
            return CatalogErrors.CategoryNotFound;

        var id = new CategoryId(target.Value);
        var present = await db
            .Categories.Where(category => category.Id == id)
            .Select(category => category.Slug)
            .FirstOrDefaultAsync(cancellationToken);
        return present is null || present == slug ? CatalogErrors.CategoryNotFound : new CategoryAnswer("/c/" + present, null);
    }
}

internal sealed class ListCategoriesForEditHandler(CatalogDbContext db)
    : IRequestHandler<ListCategoriesForEdit, Result<IReadOnlyList<CategoryForEdit>>>
{
    public async Task<Result<IReadOnlyList<CategoryForEdit>>> Handle(ListCategoriesForEdit query, CancellationToken cancellationToken)
    {
        var categories = await db.Categories.ToDictionaryAsync(category => category.Id, cancellationToken);
        var counts = await db
            .ProductCategories.Where(entry => db.Products.Any(product => product.Id == entry.ProductId && product.DeletedAt == null))
            .GroupBy(entry => entry.CategoryId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        var rows = new List<CategoryForEdit>();
        Add(null, 0);
        return Result<IReadOnlyList<CategoryForEdit>>.Success(rows);

        void Add(CategoryId? parent, int depth)
        {
            var position = 0;
            foreach (var entry in tree.ChildrenOf(parent))
            {
                var category = categories[entry.Id];
                rows.Add(
                    new CategoryForEdit
                    {
                        Id = category.Id.Value,
                        Version = category.Version,
                        ParentId = category.ParentId?.Value,
                        Depth = depth,
                        Position = position++,
                        Name = category.Name,
                        Slug = category.Slug,
                        DescriptionHtml = category.DescriptionHtml,
                        ImageUrl = category.ImageUrl,
                        SeoTitle = category.SeoTitle,
                        SeoDescription = category.SeoDescription,
                        ProductCount = counts.GetValueOrDefault(category.Id),
                    }
                );
                Add(entry.Id, depth + 1);
            }
        }
    }
}
