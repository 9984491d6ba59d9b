namespace Shop.Catalog.Domain;

internal enum SlugOwner
{
    Product,
    Category,
}

/// <summary>
/// An address that something had before. It leads to the thing, not to another address, so that there is no chain and no loop.
/// </summary>
internal sealed class SlugRedirect(SlugOwner owner, string slug, Guid targetId)
{
    public SlugOwner Owner { get; private set; } = owner;

    public string Slug { get; private set; } = slug;

    public Guid TargetId { get; private set; } = targetId;

    public void LeadTo(Guid target) => TargetId = target;
}
