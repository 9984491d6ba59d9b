namespace Shop.Catalog.Contracts.Products;

public enum ProductStatus
{
    Draft,
    Active,
    Archived,
}

/// <summary>A product's details as entered by a merchant, without variants and images.</summary>
/// <param name="Slug">Null or empty: generated from the title. Letters of any script, digits and hyphens.</param>
/// <param name="DescriptionHtml">Sanitized on save.</param>
/// <param name="Tags">At most 50, of 1 to 60 characters, without commas.</param>
/// <param name="CategoryIds">The first one is used for the breadcrumb.</param>
/// <param name="IsFeatured">Shown on the home page.</param>
public sealed record ProductInput(
    string Title,
    string? Slug,
    string? DescriptionHtml,
    string? Vendor,
    string? ProductType,
    IReadOnlyList<string> Tags,
    IReadOnlyList<Guid> CategoryIds,
    string? SeoTitle,
    string? SeoDescription,
    bool IsFeatured
);

/// <summary>A variant as entered by a merchant. Prices are amounts in the shop's currency, including VAT.</summary>
/// <param name="Id">The existing variant; null for a new one.</param>
/// <param name="OptionValues">One value per option of the product, in their order; empty without options.</param>
/// <param name="CompareAtPrice">Higher than the price, or null.</param>
/// <param name="MediaId">One of the product's images.</param>
public sealed record VariantInput(
    Guid? Id,
    string Sku,
    IReadOnlyList<string> OptionValues,
    decimal Price,
    decimal? CompareAtPrice = null,
    decimal? Cost = null,
    string? Barcode = null,
    decimal WeightGrams = 0,
    bool IsTaxable = true,
    bool RequiresShipping = true,
    Guid? MediaId = null
);

/// <summary>Slug of a saved product, and the version that the next edit must name.</summary>
public sealed record ProductReference(Guid Id, string Slug, int Version);
