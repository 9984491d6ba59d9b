using Shop.Kernel;

namespace Shop.Catalog.Domain.Content;

internal readonly record struct ContentPageId(Guid Value) : IEntityId<ContentPageId>
{
    public static ContentPageId From(Guid value) => new(value);
}

/// <summary>A content page, such as the imprint or the terms.</summary>
internal sealed class ContentPageEntry : AggregateRoot<ContentPageId>
{
    private ContentPageEntry(ContentPageId id)
        : base(id) { }

    public ContentPageEntry(ContentPageId id, string slug, string title, string bodyHtml, DateTimeOffset now)
        : base(id)
    {
        (Slug, Title, BodyHtml, ChangedAt) = (slug, title, bodyHtml, now);
        Touch();
    }

    public string Slug { get; private set; } = string.Empty;

    public string Title { get; private set; } = string.Empty;

    public string BodyHtml { get; private set; } = string.Empty;

    public DateTimeOffset ChangedAt { get; private set; }

    public void Edit(string slug, string title, string bodyHtml, DateTimeOffset now)
    {
        if (Slug == slug && Title == title && BodyHtml == bodyHtml)
            return;

        (Slug, Title, BodyHtml, ChangedAt) = (slug, title, bodyHtml, now);
        Touch();
    }
}
