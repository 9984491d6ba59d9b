using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain.Categories;

namespace Shop.Catalog.Application.Categories;

/// <summary>A snapshot of all categories, for walking up and down the tree.</summary>
internal sealed class CategoryTree
{
    private readonly Dictionary<CategoryId, Entry> byId;
    private readonly Dictionary<string, Entry> bySlug;
    private readonly ILookup<CategoryId?, Entry> byParent;
    private readonly Dictionary<CategoryId, int> counts;
    private IReadOnlyList<CategoryNode>? nodes;

    private CategoryTree(IEnumerable<Entry> entries, Dictionary<CategoryId, int> counts)
    {
        var ordered = entries.OrderBy(entry => entry.Position).ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).ToList();
        byId = ordered.ToDictionary(entry => entry.Id);
        bySlug = ordered.ToDictionary(entry => entry.Slug);
        byParent = ordered.ToLookup(entry => entry.ParentId);
        this.counts = counts;
    }

    public IReadOnlyList<CategoryNode> Roots => nodes ??= Nodes(null);

    public IEnumerable<Entry> All => byId.Values;

    public static async Task<CategoryTree> LoadAsync(CatalogDbContext db, bool withCounts, CancellationToken cancellationToken)
    {
        var entries = await db
            .Categories.Select(category => new Entry(
                category.Id,
                category.ParentId,
                category.Position,
                category.Name,
                category.Slug,
                category.ImageUrl,
                category.ChangedAt
            ))
            .ToListAsync(cancellationToken);
        var counts = withCounts
            ? await db
                .SearchItemCategories.GroupBy(entry => entry.CategoryId)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken)
            : [];
        return new CategoryTree(entries, counts);
    }

    public static Task<CategoryTree> CachedAsync(CatalogDbContext db, CatalogCache cache, CancellationToken cancellationToken) =>
        cache.GetAsync("categories", () => LoadAsync(db, withCounts: true, cancellationToken));

    public Entry? Find(CategoryId id) => byId.GetValueOrDefault(id);

    public Entry? Find(string slug) => bySlug.GetValueOrDefault(slug);

    public IEnumerable<Entry> ChildrenOf(CategoryId? id) => byParent[id];

    public int CountOf(CategoryId id) => counts.GetValueOrDefault(id);

    /// <summary>From the root to the category itself.</summary>
    public IReadOnlyList<Entry> PathTo(CategoryId id)
    {
        var path = new List<Entry>();
        for (
            var entry = Find(id);
            entry is not null && path.Count < Category.MaxLevels;
            entry = entry.ParentId is { } parent ? Find(parent) : null
        )
            path.Insert(0, entry);

        return path;
    }

    public IReadOnlyList<CategoryLink> LinksTo(CategoryId id) => [.. PathTo(id).Select(Link)];

    public IReadOnlyList<CategoryNode> NodesBelow(CategoryId id) => Nodes(id);

    /// <summary>The category and all its descendants.</summary>
    public IReadOnlyList<CategoryId> WithDescendants(CategoryId id)
    {
        List<CategoryId> found = [id];
        for (var index = 0; index < found.Count; index++)
            found.AddRange(byParent[found[index]].Select(child => child.Id).Where(child => !found.Contains(child)));

        return found;
    }

    /// <summary>Number of levels in the category's subtree, including itself.</summary>
    public int HeightOf(CategoryId id) => 1 + byParent[id].Select(child => HeightOf(child.Id)).DefaultIfEmpty(0).Max();

    public static CategoryLink Link(Entry entry) => new(entry.Id.Value, entry.Slug, entry.Name);

    private List<CategoryNode> Nodes(CategoryId? parent) =>
        [
            .. byParent[parent]
                .Select(entry => new CategoryNode(
                    entry.Id.Value,
                    entry.Slug,
                    entry.Name,
                    entry.ImageUrl,
                    CountOf(entry.Id),
                    Nodes(entry.Id)
                )),
        ];

    internal sealed record Entry(
        CategoryId Id,
        CategoryId? ParentId,
        int Position,
        string Name,
        string Slug,
        string? ImageUrl,
        DateTimeOffset ChangedAt
    );
}
