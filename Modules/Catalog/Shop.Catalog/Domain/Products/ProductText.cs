using Shop.Catalog.Domain.Categories;

namespace Shop.Catalog.Domain.Products;

/// <summary>The details of a product in their final form: trimmed, sanitized, blank is null.</summary>
/// <param name="TaxonomyPath">The category as written in a product file, kept for the export.</param>
/// <param name="Attributes">Unused columns of a product file, as JSON sorted by name.</param>
internal sealed record ProductText(
    string Title,
    string DescriptionHtml,
    string? Vendor,
    string? ProductType,
    IReadOnlyList<string> Tags,
    string? SeoTitle,
    string? SeoDescription,
    bool IsFeatured,
    string? TaxonomyPath,
    string? Attributes,
    IReadOnlyList<CategoryId> Categories
);
