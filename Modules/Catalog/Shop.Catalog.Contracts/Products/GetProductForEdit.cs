using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>All editable data of a product, in any status.</summary>
public sealed record GetProductForEdit(Guid ProductId) : IQuery<ProductForEdit>;

/// <param name="Attributes">Columns of the imported file that the shop does not use; kept for the export.</param>
public sealed record ProductForEdit(
    Guid Id,
    int Version,
    string Slug,
    string Title,
    string DescriptionHtml,
    string? Vendor,
    string? ProductType,
    IReadOnlyList<string> Tags,
    IReadOnlyList<CategoryLink> Categories,
    string? SeoTitle,
    string? SeoDescription,
    bool IsFeatured,
    ProductStatus Status,
    Currency Currency,
    IReadOnlyList<string> Options,
    IReadOnlyList<VariantForEdit> Variants,
    IReadOnlyList<MediaForEdit> Media,
    IReadOnlyList<ProductAttribute> Attributes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt
);

public sealed record VariantForEdit(
    Guid Id,
    Sku Sku,
    IReadOnlyList<string> OptionValues,
    decimal Price,
    decimal? CompareAtPrice,
    decimal? Cost,
    string? Barcode,
    decimal WeightGrams,
    bool IsTaxable,
    bool RequiresShipping,
    Guid? MediaId
);

/// <param name="IsExternal">True when the image is on another server and not fetched yet.</param>
/// <param name="Failure">Why it could not be fetched; null otherwise.</param>
public sealed record MediaForEdit(Guid Id, string Url, string Alt, int? Width, int? Height, bool IsExternal, Message? Failure);

public sealed record ProductAttribute(string Name, string Value);
