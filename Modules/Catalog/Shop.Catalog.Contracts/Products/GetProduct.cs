using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// A product as shoppers see it. For a former slug, the answer says where the product moved to (answer 301); a deleted product redirects to
/// its category. Drafts and archived products are not found.
/// </summary>
public sealed record GetProduct(string Slug) : IQuery<ProductAnswer>;

/// <param name="MovedTo">Root-relative path of a permanent redirect; then <paramref name="Product"/> is null.</param>
public sealed record ProductAnswer(string? MovedTo, ProductPage? Product);

public sealed record ProductPage
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>Sanitized; safe to render as is.</summary>
    public required string DescriptionHtml { get; init; }

    public required string? Vendor { get; init; }

    public required string? ProductType { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>From the root to the product's first category, without the product itself.</summary>
    public required IReadOnlyList<CategoryLink> Breadcrumbs { get; init; }

    public required IReadOnlyList<CategoryLink> Categories { get; init; }

    /// <summary>Of the cheapest variant, including VAT.</summary>
    public required Money Price { get; init; }

    /// <summary>Of the most expensive variant; equal to <see cref="Price"/> when all cost the same.</summary>
    public required Money HighestPrice { get; init; }

    /// <summary>Compare-at price of the cheapest variant, higher than its price.</summary>
    public required Money? CompareAtPrice { get; init; }

    /// <summary>
    /// The lowest price of the 30 days before the current reduction; null when nothing is reduced or there is no history.
    /// </summary>
    public required Money? LowestPriorPrice { get; init; }

    /// <summary>Of the variant with the best availability.</summary>
    public required AvailabilityState Availability { get; init; }

    public required IReadOnlyList<MediaView> Media { get; init; }

    /// <summary>Empty when the product has a single variant.</summary>
    public required IReadOnlyList<ProductOption> Options { get; init; }

    public required IReadOnlyList<ProductVariant> Variants { get; init; }

    public required decimal WeightGrams { get; init; }

    /// <summary>For the title element; never empty.</summary>
    public required string SeoTitle { get; init; }

    /// <summary>For the meta description; may be empty.</summary>
    public required string SeoDescription { get; init; }

    /// <summary>Other products of the same category, at most eight.</summary>
    public required IReadOnlyList<ProductCard> Related { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

public sealed record CategoryLink(Guid Id, string Slug, string Name);

/// <param name="Url">Root-relative, or an absolute HTTPS URL for images referenced by an import.</param>
/// <param name="Alt">May be empty for a decorative image next to the title.</param>
/// <param name="Width">In pixels; null when unknown.</param>
public sealed record MediaView(Guid Id, string Url, string Alt, int? Width, int? Height);

/// <param name="Values">In the order of the variants.</param>
public sealed record ProductOption(string Name, IReadOnlyList<string> Values);

public sealed record ProductVariant
{
    public required Guid Id { get; init; }

    public required Sku Sku { get; init; }

    /// <summary>The option values, joined with " / "; empty when the product has a single variant.</summary>
    public required string Title { get; init; }

    public required IReadOnlyList<SellableOption> Options { get; init; }

    public required Money Price { get; init; }

    public required Money? CompareAtPrice { get; init; }

    /// <summary>Units that can be bought now, at most 999,999; that number also when stock is not tracked.</summary>
    public required int Available { get; init; }

    public required bool CanBuy { get; init; }

    public required AvailabilityState Availability { get; init; }

    /// <summary>For shoppers: "In stock", "Only 3 left", "Sold out", …</summary>
    public required Message AvailabilityMessage { get; init; }

    public required string? Barcode { get; init; }

    public required decimal WeightGrams { get; init; }

    public required bool RequiresShipping { get; init; }

    /// <summary>The variant's own image; null when it has none.</summary>
    public required string? ImageUrl { get; init; }
}

public enum AvailabilityState
{
    InStock,
    Low,
    Backorder,
    SoldOut,
}

/// <summary>A product in a list.</summary>
public sealed record ProductCard
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string? Vendor { get; init; }

    /// <summary>Null when it has no image.</summary>
    public required string? ImageUrl { get; init; }

    public required string ImageAlt { get; init; }

    /// <summary>Of the cheapest variant.</summary>
    public required Money Price { get; init; }

    /// <summary>True when other variants cost more: show "from".</summary>
    public required bool PriceVaries { get; init; }

    public required Money? CompareAtPrice { get; init; }

    public required AvailabilityState Availability { get; init; }

    public required int VariantCount { get; init; }

    /// <summary>SKU of a single variant, for adding it to the cart from a list; null when there are options to choose.</summary>
    public required Sku? Sku { get; init; }
}
