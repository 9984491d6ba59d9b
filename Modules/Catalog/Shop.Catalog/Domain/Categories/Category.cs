using Shop.Kernel;

namespace Shop.Catalog.Domain.Categories;

/// <summary>A node of the category tree.</summary>
internal sealed class Category : AggregateRoot<CategoryId>
{
    public const int MaxLevels = 6;

    private Category(CategoryId id)
        : base(id) { }

    public Category(CategoryId id, string name, string slug, CategoryId? parentId, int position, DateTimeOffset now)
        : base(id)
    {
        (Name, Slug, ParentId, Position) = (name, slug, parentId, position);
        Announce(null, now);
    }

    public CategoryId? ParentId { get; private set; }

    public int Position { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public string Slug { get; private set; } = string.Empty;

    public string DescriptionHtml { get; private set; } = string.Empty;

    public string? ImageUrl { get; private set; }

    public string? SeoTitle { get; private set; }

    public string? SeoDescription { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public void Edit(
        string name,
        string slug,
        string descriptionHtml,
        string? imageUrl,
        string? seoTitle,
        string? seoDescription,
        DateTimeOffset now,
        Guid? staffId
    )
    {
        if (
            Name == name
            && Slug == slug
            && DescriptionHtml == descriptionHtml
            && ImageUrl == imageUrl
            && SeoTitle == seoTitle
            && SeoDescription == seoDescription
        )
            return;

        (Name, Slug, DescriptionHtml, ImageUrl, SeoTitle, SeoDescription) = (
            name,
            slug,
            descriptionHtml,
            imageUrl,
            seoTitle,
            seoDescription
        );
        Announce(staffId, now);
    }

    public void MoveTo(CategoryId? parentId, int position, DateTimeOffset now, Guid? staffId)
    {
        if (ParentId == parentId && Position == position)
            return;

        (ParentId, Position) = (parentId, position);
        Announce(staffId, now);
    }

    /// <summary>Raises the event of its deletion.</summary>
    public void Leave(DateTimeOffset now, Guid? staffId) => Announce(staffId, now);

    private void Announce(Guid? staffId, DateTimeOffset now)
    {
        ChangedAt = now;
        Raise(new TreeChanged(staffId, now));
    }

    internal sealed record TreeChanged(Guid? StaffId, DateTimeOffset At) : IDomainEvent;
}
