using Shop.Catalog.Application.Categories;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;

namespace Shop.Catalog.Application.Imports;

/// <summary>Finds or creates the category of a product: its taxonomy path, or its type if it has none.</summary>
internal sealed class ImportCategories(CatalogDbContext db, CategoryTree tree, DateTimeOffset now)
{
    private const string None = "Uncategorized";

    private readonly List<(CategoryId Id, CategoryId? ParentId, string Name)> known =
    [
        .. tree.All.Select(entry => (entry.Id, entry.ParentId, entry.Name)),
    ];
    private readonly HashSet<string> slugs = [.. tree.All.Select(entry => entry.Slug)];

    public bool HasNew { get; private set; }

    /// <summary>From the root down; empty when the product has no category.</summary>
    public static IReadOnlyList<string> PathOf(string? taxonomy, string? type)
    {
        if (taxonomy is not null && taxonomy != None && !taxonomy.All(char.IsAsciiDigit))
        {
            var names = taxonomy.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return [.. names.Take(Category.MaxLevels).Select(Name)];
        }

        return type is null ? [] : [Name(type)];
    }

    /// <summary>
    /// The last category of the path; null when the path is empty or, without <paramref name="make"/>, part of it is missing.
    /// </summary>
    public CategoryId? Find(IReadOnlyList<string> path, bool make)
    {
        CategoryId? parent = null;
        foreach (var name in path)
        {
            var index = known.FindIndex(entry => entry.ParentId == parent && entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (index < 0 && !make)
                return null;

            parent = index >= 0 ? known[index].Id : Make(name, parent);
        }

        return parent;
    }

    private CategoryId Make(string name, CategoryId? parent)
    {
        var slug = Slugs.Free(Slug.From(name, "category"), slugs);
        var category = new Category(
            new CategoryId(Guid.CreateVersion7()),
            name,
            slug,
            parent,
            known.Count(entry => entry.ParentId == parent),
            now
        );
        db.Categories.Add(category);
        slugs.Add(slug);
        known.Add((category.Id, parent, name));
        HasNew = true;
        return category.Id;
    }

    private static string Name(string text) => ImportTexts.Cut(text, TextLimits.CategoryName)!;
}
