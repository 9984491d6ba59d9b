using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// A product as shoppers see it. Under an address it no longer has, the answer says where it moved to (answer 301); a deleted product moves
/// to its
/// category. Drafts and archived products are not found.
/// </summary>
public sealed record GetProduct(string Slug) : IQuery<ProductAnswer>;

/// <param name="MovedTo">Root-relative path to redirect to for good; then <paramref name="Product"/> is null.</param>
public sealed record ProductAnswer(string? MovedTo, ProductPage? Product);

/// <param name="Breadcrumbs">From the top category down to the product's first one; without the product itself.</param>
/// <param name="DescriptionHtml">Sanitized; may be written to a page as it is.</param>
/// <param name="Price">Of the cheapest variant, including VAT.</param>
/// <param name="HighestPrice">Of the dearest variant; equal to <paramref name="Price"/> when all cost the same.</param>
/// <param name="CompareAtPrice">The struck-out price of the cheapest variant, higher than its price.</param>
/// <param name="LowestPriorPrice">The lowest price of the 30 days before the present reduction; null when nothing is reduced or nothing is
/// known.</param>
/// <param name="Availability">The best of its variants.</param>
/// <param name="Options">Empty when the product has one variant only.</param>
/// <param name="SeoTitle">For the title element; never empty.</param>
/// <param name="SeoDescription">For the description meta element; may be empty.</param>
/// <param name="Related">Others of the same category, at most eight.</param>
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

/// <param name="Url">Root-relative, or absolute with https for pictures that an import refers to.</param>
/// <param name="Alt">May be empty: then the picture is decoration beside the title.</param>
/// <param name="Width">In pixels; null when unknown.</param>
public sealed record MediaView(Guid Id, string Url, string Alt, int? Width, int? Height);

/// <param name="Values">In the order in which the variants have them.</param>
public sealed record ProductOption(string Name, IReadOnlyList<string> Values);

/// <param name="Title">The option values, joined with " / "; empty when the product has one variant only.</param>
/// <param name="Available">What can be bought now, at most 999,999; that number also when the stock is not counted.</param>
/// <param name="AvailabilityText">For shoppers: "In stock", "Only 3 left", "Sold out", …</param>
/// <param name="ImageUrl">Its own picture; null when it has none.</param>
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
    string AvailabilityText,
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
/// <param name="ImageUrl">Null when it has no picture.</param>
/// <param name="Price">Of the cheapest variant.</param>
/// <param name="PriceVaries">True when other variants cost more: say "from".</param>
/// <param name="Sku">Of the only variant, for buying straight from the list; null when there is something to choose.</param>
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
