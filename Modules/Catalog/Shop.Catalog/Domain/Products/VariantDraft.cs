using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

/// <summary>The new state of a variant.</summary>
internal sealed record VariantDraft
{
    /// <summary>The existing variant; null for a new one.</summary>
    public required VariantId? Id { get; init; }

    public required Sku Sku { get; init; }

    /// <summary>One per option.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    public required Money Price { get; init; }

    public required decimal? CompareAt { get; init; }

    public required decimal? Cost { get; init; }

    public required string? Barcode { get; init; }

    public required decimal WeightGrams { get; init; }

    public required string? WeightUnit { get; init; }

    public required bool IsTaxable { get; init; }

    public required bool RequiresShipping { get; init; }

    public required MediaId? MediaId { get; init; }

    public required string? Attributes { get; init; }
}

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
