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

/// <param name="Breadcrumbs">From the root to the product's first category, without the product itself.</param>
/// <param name="DescriptionHtml">Sanitized; safe to render as is.</param>
/// <param name="Price">Of the cheapest variant, including VAT.</param>
/// <param name="HighestPrice">Of the most expensive variant; equal to <paramref name="Price"/> when all cost the same.</param>
/// <param name="CompareAtPrice">Compare-at price of the cheapest variant, higher than its price.</param>
/// <param name="LowestPriorPrice">The lowest price of the 30 days before the current reduction; null when nothing is reduced or there is no
/// history.</param>
/// <param name="Availability">Of the variant with the best availability.</param>
/// <param name="Options">Empty when the product has a single variant.</param>
/// <param name="SeoTitle">For the title element; never empty.</param>
/// <param name="SeoDescription">For the meta description; may be empty.</param>
/// <param name="Related">Other products of the same category, at most eight.</param>
public sealed record ProductPage(
    Guid Id,
    string Slug,
    string Title,
    string DescriptionHtml,
    string? Vendor,
    string? ProductType,
    IReadOnlyList<string> Tags,
    IReadOnlyList<CategoryLink> Breadcrumbs,
    IReadOnlyList<CategoryLink> Categories,
    Money Price,
    Money HighestPrice,
    Money? CompareAtPrice,
    Money? LowestPriorPrice,
    AvailabilityState Availability,
    IReadOnlyList<MediaView> Media,
    IReadOnlyList<ProductOption> Options,
    IReadOnlyList<ProductVariant> Variants,
    decimal WeightGrams,
    string SeoTitle,
    string SeoDescription,
    IReadOnlyList<ProductCard> Related,
    DateTimeOffset ChangedAt
);

public sealed record CategoryLink(Guid Id, string Slug, string Name);

/// <param name="Url">Root-relative, or an absolute HTTPS URL for images referenced by an import.</param>
/// <param name="Alt">May be empty for a decorative image next to the title.</param>
/// <param name="Width">In pixels; null when unknown.</param>
public sealed record MediaView(Guid Id, string Url, string Alt, int? Width, int? Height);

/// <param name="Values">In the order of the variants.</param>
public sealed record ProductOption(string Name, IReadOnlyList<string> Values);

/// <param name="Title">The option values, joined with " / "; empty when the product has a single variant.</param>
/// <param name="Available">Units that can be bought now, at most 999,999; that number also when stock is not tracked.</param>
/// <param name="AvailabilityMessage">For shoppers: "In stock", "Only 3 left", "Sold out", …</param>
/// <param name="ImageUrl">The variant's own image; null when it has none.</param>
public sealed record ProductVariant(
    Guid Id,
    Sku Sku,
    string Title,
    IReadOnlyList<SellableOption> Options,
    Money Price,
    Money? CompareAtPrice,
    int Available,
    bool CanBuy,
    AvailabilityState Availability,
    Message AvailabilityMessage,
    string? Barcode,
    decimal WeightGrams,
    bool RequiresShipping,
    string? ImageUrl
);

public enum AvailabilityState
{
    InStock,
    Low,
    Backorder,
    SoldOut,
}

/// <summary>A product in a list.</summary>
/// <param name="ImageUrl">Null when it has no image.</param>
/// <param name="Price">Of the cheapest variant.</param>
/// <param name="PriceVaries">True when other variants cost more: show "from".</param>
/// <param name="Sku">SKU of a single variant, for adding it to the cart from a list; null when there are options to choose.</param>
public sealed record ProductCard(
    Guid Id,
    string Slug,
    string Title,
    string? Vendor,
    string? ImageUrl,
    string ImageAlt,
    Money Price,
    bool PriceVaries,
    Money? CompareAtPrice,
    AvailabilityState Availability,
    int VariantCount,
    Sku? Sku
);
