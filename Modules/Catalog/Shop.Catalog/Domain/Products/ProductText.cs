using Shop.Catalog.Domain.Categories;

namespace Shop.Catalog.Domain.Products;

/// <summary>Everything that is written about a product, in its final form: trimmed, sanitized, blank is null.</summary>
/// <param name="TaxonomyPath">The category as a product file names it, kept for the export.</param>
/// <param name="Attributes">Columns of a product file that the shop does not use itself, as JSON with sorted names.</param>
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
