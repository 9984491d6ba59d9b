namespace Shop.Catalog.Domain;

internal enum SlugOwner
{
    Product,
    Category,
}

/// <summary>A former slug. It points to its owner, not to another slug, so there are no chains or loops.</summary>
internal sealed class SlugRedirect(SlugOwner owner, string slug, Guid targetId)
{
    public SlugOwner Owner { get; private set; } = owner;

    public string Slug { get; private set; } = slug;

    public Guid TargetId { get; private set; } = targetId;

    public void LeadTo(Guid target) => TargetId = target;
}
