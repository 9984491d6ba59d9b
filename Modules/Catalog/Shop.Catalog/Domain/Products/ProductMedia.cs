using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

/// <summary>An image of a product: stored here, or an external URL until it has been fetched.</summary>
internal sealed class ProductMedia
{
    private ProductMedia() { }

    internal ProductMedia(ProductId productId, MediaDraft draft, int position)
    {
        Id = draft.Id;
        ProductId = productId;
        (Url, Alt, Width, Height, StoredName, Position) = (draft.Url, draft.Alt, draft.Width, draft.Height, draft.StoredName, position);
        SourceUrl = draft.SourceUrl;
    }

    public MediaId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    public int Position { get; private set; }

    /// <summary>Root-relative, or absolute.</summary>
    public string Url { get; private set; } = string.Empty;

    public string Alt { get; private set; } = string.Empty;

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    /// <summary>File name in the media folder; null for an external image.</summary>
    public string? StoredName { get; private set; }

    /// <summary>Original URL in the product file; null for an upload.</summary>
    public string? SourceUrl { get; private set; }

    public int FetchAttempts { get; private set; }

    public DateTimeOffset? FetchAfter { get; private set; }

    /// <summary>Error of the last fetch; null when there was none or it is stored.</summary>
    public Message? FetchFailure { get; private set; }

    /// <summary>Whether a URL in a product file refers to this image.</summary>
    public bool IsAt(string url) => Url == url || SourceUrl == url;

    internal bool Store(string name, string url, int width, int height)
    {
        if (StoredName == name)
            return false;

        SourceUrl ??= Url;
        (StoredName, Url, Width, Height, FetchAfter, FetchFailure) = (name, url, width, height, null, null);
        return true;
    }

    internal bool MoveTo(int position)
    {
        if (Position == position)
            return false;

        Position = position;
        return true;
    }

    internal bool Describe(string alt)
    {
        if (Alt == alt)
            return false;

        Alt = alt;
        return true;
    }
}
