using Shop.Catalog.Domain.Categories;
using Shop.Kernel;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Catalog.Domain.Products;

/// <summary>
/// A product with its options, variants and images. Without options there is exactly one variant; with up to three, one variant per
/// combination that is sold.
/// </summary>
internal sealed partial class Product : AggregateRoot<ProductId>
{
    public const int MaxOptions = 3;
    public const int MaxVariants = 2000;
    public const int MaxMedia = 250;

    private const string TagSeparator = ",";

    private readonly List<Variant> variants = [];
    private readonly List<ProductMedia> media = [];
    private readonly List<ProductCategory> categories = [];
    private readonly List<PriceChange> priceChanges = [];

    private Product(ProductId id)
        : base(id) { }

    public string Slug { get; private set; } = string.Empty;

    public string Title { get; private set; } = string.Empty;

    /// <summary>Title, slug and vendor in lowercase, for the back office search.</summary>
    public string SearchKey { get; private set; } = string.Empty;

    public string DescriptionHtml { get; private set; } = string.Empty;

    public string? Vendor { get; private set; }

    public string? ProductType { get; private set; }

    public string TagList { get; private set; } = string.Empty;

    public string? SeoTitle { get; private set; }

    public string? SeoDescription { get; private set; }

    public bool IsFeatured { get; private set; }

    public string? TaxonomyPath { get; private set; }

    public string? Attributes { get; private set; }

    public string? Option1Name { get; private set; }

    public string? Option2Name { get; private set; }

    public string? Option3Name { get; private set; }

    public ProductStatus State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When it was first for sale; defines "newest".</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public IReadOnlyList<Variant> Variants => variants;

    public IReadOnlyList<ProductMedia> Media => media;

    public IReadOnlyList<ProductCategory> Categories => categories;

    /// <summary>Only those made since the product was loaded.</summary>
    public IReadOnlyList<PriceChange> PriceChanges => priceChanges;

    public IReadOnlyList<string> Tags => TagList.Length == 0 ? [] : TagList.Split(TagSeparator);

    public IReadOnlyList<string> OptionNames => [.. new[] { Option1Name, Option2Name, Option3Name }.OfType<string>()];

    public bool IsForSale => State == ProductStatus.Active && DeletedAt is null;

    public static Product Create(
        ProductId id,
        string slug,
        ProductText text,
        IReadOnlyList<string> options,
        IReadOnlyList<VariantDraft> drafts,
        IReadOnlyList<MediaDraft> pictures,
        ProductStatus state,
        DateTimeOffset now,
        Guid? staffId
    )
    {
        var product = new Product(id) { CreatedAt = now };
        product.Write(slug, text);
        product.Show(pictures);
        var (_, prices) = product.Arrange(options, drafts, now, staffId);
        product.Enter(state, now);
        product.Announce(ChangeKind.Created, prices, staffId, now);
        return product;
    }

    public void Edit(string slug, ProductText text, DateTimeOffset now, Guid? staffId)
    {
        RefuseWhenDeleted();
        if (Write(slug, text))
            Announce(ChangeKind.Edited, [], staffId, now);
    }

    public void SetVariants(IReadOnlyList<string> options, IReadOnlyList<VariantDraft> drafts, DateTimeOffset now, Guid? staffId)
    {
        RefuseWhenDeleted();
        var (changed, prices) = Arrange(options, drafts, now, staffId);
        if (changed)
            Announce(prices.Count > 0 ? ChangeKind.Priced : ChangeKind.Edited, prices, staffId, now);
    }

    public void Activate(DateTimeOffset now, Guid? staffId)
    {
        RefuseWhenDeleted();
        if (Enter(ProductStatus.Active, now))
            Announce(ChangeKind.Activated, [], staffId, now);
    }

    public void Archive(DateTimeOffset now, Guid? staffId)
    {
        RefuseWhenDeleted();
        if (Enter(ProductStatus.Archived, now))
            Announce(ChangeKind.Archived, [], staffId, now);
    }

    public void Delete(DateTimeOffset now, Guid? staffId)
    {
        if (DeletedAt is not null)
            return;

        DeletedAt = now;
        foreach (var variant in variants)
            variant.Retire(now);
        Announce(ChangeKind.Deleted, [], staffId, now);
    }

    /// <summary>
    /// Replaces the product with the content of a product file. Raises no staff event, as an import publishes one event for the whole file.
    /// Null means that the file does not contain the field. Returns whether anything changed.
    /// </summary>
    public bool Replace(
        string slug,
        ProductText text,
        ProductStatus? state,
        IReadOnlyList<string>? options,
        IReadOnlyList<VariantDraft>? drafts,
        IReadOnlyList<MediaDraft>? pictures,
        DateTimeOffset now
    )
    {
        RefuseWhenDeleted();
        var before = State;
        var changed = Write(slug, text);
        changed |= pictures is not null && Show(pictures);
        IReadOnlyList<PricedVariant> prices = [];
        if (options is not null && drafts is not null)
        {
            (var rearranged, prices) = Arrange(options, drafts, now, staffId: null);
            changed |= rearranged;
        }

        changed |= state is { } wanted && Enter(wanted, now);
        if (changed)
            Announce(
                State != before && State == ProductStatus.Active ? ChangeKind.Activated
                    : State != before ? ChangeKind.Archived
                    : prices.Count > 0 ? ChangeKind.Priced
                    : ChangeKind.Edited,
                prices,
                null,
                now
            );

        return changed;
    }

    public void AddMedia(MediaDraft draft, DateTimeOffset now, Guid? staffId)
    {
        RefuseWhenDeleted();
        if (media.Exists(picture => picture.Id == draft.Id))
            return;
        if (media.Count >= MaxMedia)
            throw new DomainException(CatalogErrors.TooManyMedia);

        media.Add(new ProductMedia(Id, draft, media.Count));
        Announce(ChangeKind.Edited, [], staffId, now);
    }

    /// <summary>Stores a fetched image. Repeatable; an image that was removed in the meantime is ignored.</summary>
    public void StoreMedia(MediaId id, string name, string url, int width, int height, DateTimeOffset now)
    {
        RefuseWhenDeleted();
        if (media.Find(candidate => candidate.Id == id) is { } picture && picture.Store(name, url, width, height))
            Announce(ChangeKind.Edited, [], null, now);
    }

    public void RemoveMedia(MediaId id, DateTimeOffset now, Guid? staffId)
    {
        RefuseWhenDeleted();
        if (media.RemoveAll(picture => picture.Id == id) == 0)
            return;

        foreach (var variant in variants)
            variant.ForgetMedia(id);
        Renumber(media);
        Announce(ChangeKind.Edited, [], staffId, now);
    }

    public void ReorderMedia(IReadOnlyList<MediaId> order, DateTimeOffset now, Guid? staffId)
    {
        RefuseWhenDeleted();
        if (order.Count != media.Count || order.Distinct().Count() != media.Count || media.Exists(picture => !order.Contains(picture.Id)))
            throw new DomainException(CatalogErrors.OrderIncomplete);

        media.Sort((left, right) => Index(order, left.Id).CompareTo(Index(order, right.Id)));
        if (Renumber(media))
            Announce(ChangeKind.Edited, [], staffId, now);
    }

    public void DescribeMedia(MediaId id, string alt, DateTimeOffset now, Guid? staffId)
    {
        RefuseWhenDeleted();
        var picture = media.Find(candidate => candidate.Id == id) ?? throw new DomainException(CatalogErrors.MediaNotFound);
        if (picture.Describe(alt))
            Announce(ChangeKind.Edited, [], staffId, now);
    }

    private static int Index(IReadOnlyList<MediaId> order, MediaId id)
    {
        for (var index = 0; index < order.Count; index++)
            if (order[index] == id)
                return index;

        return -1;
    }

    private static bool Renumber(List<ProductMedia> pictures)
    {
        var changed = false;
        for (var index = 0; index < pictures.Count; index++)
            changed |= pictures[index].MoveTo(index);

        return changed;
    }

    private void RefuseWhenDeleted()
    {
        if (DeletedAt is not null)
            throw new DomainException(CatalogErrors.Deleted);
    }

    private void Announce(ChangeKind kind, IReadOnlyList<PricedVariant> prices, Guid? staffId, DateTimeOffset now)
    {
        ChangedAt = now;
        Raise(new Changed(this, kind, prices, staffId, now));
        if (staffId is { } person)
            Raise(new StaffActed(this, kind, prices, person, now));
    }

    private bool Enter(ProductStatus state, DateTimeOffset now)
    {
        if (State == state)
            return false;

        State = state;
        if (state == ProductStatus.Active)
            PublishedAt ??= now;

        return true;
    }

    private bool Write(string slug, ProductText text)
    {
        var tags = string.Join(TagSeparator, text.Tags);
        var same =
            Slug == slug
            && Title == text.Title
            && DescriptionHtml == text.DescriptionHtml
            && Vendor == text.Vendor
            && ProductType == text.ProductType
            && TagList == tags
            && SeoTitle == text.SeoTitle
            && SeoDescription == text.SeoDescription
            && IsFeatured == text.IsFeatured
            && TaxonomyPath == text.TaxonomyPath
            && Attributes == text.Attributes;
        (Slug, Title, DescriptionHtml, Vendor, ProductType, TagList) = (
            slug,
            text.Title,
            text.DescriptionHtml,
            text.Vendor,
            text.ProductType,
            tags
        );
        (SeoTitle, SeoDescription, IsFeatured, TaxonomyPath, Attributes) = (
            text.SeoTitle,
            text.SeoDescription,
            text.IsFeatured,
            text.TaxonomyPath,
            text.Attributes
        );
        SearchKey = $"{Title}\n{Slug}\n{Vendor}".ToLowerInvariant();
        return PlaceIn(text.Categories) | !same;
    }

    private bool PlaceIn(IReadOnlyList<CategoryId> wanted)
    {
        var changed = categories.RemoveAll(entry => !wanted.Contains(entry.CategoryId)) > 0;
        for (var position = 0; position < wanted.Count; position++)
        {
            var entry = categories.Find(candidate => candidate.CategoryId == wanted[position]);
            if (entry is null)
            {
                categories.Add(new ProductCategory(Id, wanted[position], position));
                changed = true;
            }
            else if (entry.Position != position)
            {
                entry.Position = position;
                changed = true;
            }
        }

        return changed;
    }

    private bool Show(IReadOnlyList<MediaDraft> pictures)
    {
        if (pictures.Count > MaxMedia)
            throw new DomainException(CatalogErrors.TooManyMedia);

        var wanted = pictures.Select(picture => picture.Id).ToHashSet();
        var changed = media.RemoveAll(picture => !wanted.Contains(picture.Id)) > 0;
        foreach (var draft in pictures)
        {
            var picture = media.Find(candidate => candidate.Id == draft.Id);
            if (picture is null)
            {
                media.Add(new ProductMedia(Id, draft, media.Count));
                changed = true;
            }
            else
            {
                changed |= picture.Describe(draft.Alt);
            }
        }

        var order = pictures.Select(picture => picture.Id).ToList();
        media.Sort((left, right) => order.IndexOf(left.Id).CompareTo(order.IndexOf(right.Id)));
        return Renumber(media) | changed;
    }
}
