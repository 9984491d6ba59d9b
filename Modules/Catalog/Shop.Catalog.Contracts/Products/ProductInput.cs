namespace Shop.Catalog.Contracts.Products;

public enum ProductStatus
{
    Draft,
    Active,
    Archived,
}

/// <summary>What a merchant writes about a product, variants and pictures apart.</summary>
/// <param name="Slug">Null or empty: made from the title. Letters of any script, digits and hyphens.</param>
/// <param name="DescriptionHtml">Sanitized on save.</param>
/// <param name="Tags">At most 50, of 1 to 60 characters, without commas.</param>
/// <param name="CategoryIds">The first one is where the breadcrumb leads.</param>
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

/// <summary>A variant as a merchant writes it. Prices are amounts in the shop's currency, including VAT.</summary>
/// <param name="Id">The variant that is meant; null for a new one.</param>
/// <param name="OptionValues">One value for each option of the product, in their order; empty without options.</param>
/// <param name="CompareAtPrice">Higher than the price, or null.</param>
/// <param name="MediaId">One of the product's pictures.</param>
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

/// <summary>Where a saved product is, and which version the next edit has to name.</summary>
public sealed record ProductReference(Guid Id, string Slug, int Version);
