using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

/// <summary>A variant as it is to become.</summary>
/// <param name="Id">The variant that is meant; null for a new one.</param>
/// <param name="Values">One for each option.</param>
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

/// <summary>A picture as it is to become.</summary>
internal sealed record MediaDraft(
    MediaId Id,
    string Url,
    string Alt,
    int? Width,
    int? Height,
    string? StoredName,
    string? SourceUrl = null
);
