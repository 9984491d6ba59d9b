using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Catalog.Domain.Search;
using Shop.Kernel;

namespace Shop.Catalog.Application.Categories;

/// <summary>Updates product listings when a category moves.</summary>
internal static class CategoryMoves
{
    public static Error? Refuse(CategoryTree tree, CategoryId id, CategoryId? parentId)
    {
        if (parentId is not { } parent)
            return null;
        if (tree.Find(parent) is null)
            return CatalogErrors.UnknownParent;

        var path = tree.PathTo(parent);
        if (path.Any(entry => entry.Id == id))
            return CatalogErrors.UnderItself;

        return path.Count + (tree.Find(id) is null ? 1 : tree.HeightOf(id)) > Category.MaxLevels ? CatalogErrors.TooDeep : null;
    }

    /// <summary>Lists the products of the moved branch under its new ancestors and no longer under the old ones.</summary>
    public static async Task ReplaceAsync(
        CatalogDbContext db,
        CategoryTree before,
        CategoryId id,
        CategoryId? parentId,
        CancellationToken cancellationToken
    )
    {
        var branch = before.WithDescendants(id);
        var products = await db
            .ProductCategories.Where(entry => branch.Contains(entry.CategoryId))
            .Select(entry => entry.ProductId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var above = parentId is { } parent ? before.PathTo(parent).Select(entry => entry.Id).ToList() : [];
        await RelistAsync(db, products, category => PathAfter(before, branch, category, id, above), cancellationToken);
    }

    /// <summary>Removes products from listings that they were in only because of a removed category.</summary>
    public static Task LeaveAsync(
        CatalogDbContext db,
        CategoryTree tree,
        IReadOnlyList<ProductId> products,
        CategoryId gone,
        CancellationToken cancellationToken
    ) => RelistAsync(db, products, category => category == gone ? [] : tree.PathTo(category).Select(entry => entry.Id), cancellationToken);

    private static IEnumerable<CategoryId> PathAfter(
        CategoryTree before,
        IReadOnlyList<CategoryId> branch,
        CategoryId category,
        CategoryId moved,
        List<CategoryId> above
    )
    {
        var path = before.PathTo(category).Select(entry => entry.Id);
        return branch.Contains(category) ? above.Concat(path.SkipWhile(entry => entry != moved)) : path;
    }

    private static async Task RelistAsync(
        CatalogDbContext db,
        IReadOnlyList<ProductId> products,
        Func<CategoryId, IEnumerable<CategoryId>> path,
        CancellationToken cancellationToken
    )
    {
        var places = (
            await db.ProductCategories.Where(entry => products.Contains(entry.ProductId)).ToListAsync(cancellationToken)
        ).ToLookup(entry => entry.ProductId);
        var listed = (
            await db.SearchItemCategories.AsTracking().Where(entry => products.Contains(entry.ProductId)).ToListAsync(cancellationToken)
        ).ToLookup(entry => entry.ProductId);
        var forSale = await db
            .SearchItems.Where(item => products.Contains(item.ProductId))
            .Select(item => item.ProductId)
            .ToListAsync(cancellationToken);
        foreach (var product in forSale)
        {
            var wanted = places[product].SelectMany(entry => path(entry.CategoryId)).ToHashSet();
            db.SearchItemCategories.RemoveRange(listed[product].Where(entry => !wanted.Contains(entry.CategoryId)));
            wanted.ExceptWith(listed[product].Select(entry => entry.CategoryId));
            db.SearchItemCategories.AddRange(
                wanted.Select(category => new SearchItemCategory { CategoryId = category, ProductId = product })
            );
        }
    }
}
