namespace Shop.Catalog.Domain.Products;

/// <summary>A picture of a product: stored here under a name of our own, or a reference to where it lies.</summary>
internal sealed class ProductMedia
{
    private ProductMedia() { }

    internal ProductMedia(ProductId productId, MediaDraft draft, int position)
    {
        Id = draft.Id;
        ProductId = productId;
        (Url, Alt, Width, Height, StoredName, Position) = (draft.Url, draft.Alt, draft.Width, draft.Height, draft.StoredName, position);
    }

    public MediaId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    public int Position { get; private set; }

    /// <summary>Root-relative, or absolute.</summary>
    public string Url { get; private set; } = string.Empty;

    public string Alt { get; private set; } = string.Empty;

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    /// <summary>Name of the file in the media folder; null for a reference.</summary>
    public string? StoredName { get; private set; }

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
