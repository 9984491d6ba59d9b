using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

/// <summary>The new state of a variant.</summary>
/// <param name="Id">The existing variant; null for a new one.</param>
/// <param name="Values">One per option.</param>
internal sealed record VariantDraft(
    VariantId? Id,
    Sku Sku,
    IReadOnlyList<string> Values,
    Money Price,
    decimal? CompareAt,
    decimal? Cost,
    string? Barcode,
    decimal WeightGrams,
    string? WeightUnit,
    bool IsTaxable,
    bool RequiresShipping,
    MediaId? MediaId,
    string? Attributes
);

/// <summary>The new state of an image.</summary>
internal sealed record MediaDraft(
    MediaId Id,
    string Url,
    string Alt,
    int? Width,
    int? Height,
    string? StoredName,
    string? SourceUrl = null
);
