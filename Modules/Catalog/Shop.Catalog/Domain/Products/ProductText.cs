using Shop.Catalog.Domain.Categories;

namespace Shop.Catalog.Domain.Products;

/// <summary>The details of a product in their final form: trimmed, sanitized, blank is null.</summary>
internal sealed record ProductText
{
    public required string Title { get; init; }

    public required string DescriptionHtml { get; init; }

    public required string? Vendor { get; init; }

    public required string? ProductType { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string? SeoTitle { get; init; }

    public required string? SeoDescription { get; init; }

    public required bool IsFeatured { get; init; }

    /// <summary>The category as written in a product file, kept for the export.</summary>
    public required string? TaxonomyPath { get; init; }

    /// <summary>Unused columns of a product file, as JSON sorted by name.</summary>
    public required string? Attributes { get; init; }

    public required IReadOnlyList<CategoryId> Categories { get; init; }
}
