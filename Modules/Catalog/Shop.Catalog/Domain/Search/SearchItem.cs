using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;
using AvailabilityState = Shop.Catalog.Contracts.Products.AvailabilityState;

namespace Shop.Catalog.Domain.Search;

/// <summary>
/// Read model of lists and search: one row per product for sale, with everything they need. Updated whenever the product or its stock
/// changes.
/// </summary>
internal sealed class SearchItem
{
    public ProductId ProductId { get; set; }

    public string Slug { get; set; } = string.Empty;

    public string Title { get; set; } = string.Empty;

    /// <summary>For sorting: lowercase without accents.</summary>
    public string TitleKey { get; set; } = string.Empty;

    public string? Vendor { get; set; }

    public string? ImageUrl { get; set; }

    public string ImageAlt { get; set; } = string.Empty;

    public Currency Currency { get; set; }

    public decimal MinPrice { get; set; }

    public decimal MaxPrice { get; set; }

    public decimal? CompareAt { get; set; }

    public int VariantCount { get; set; }

    /// <summary>SKU of a single variant.</summary>
    public Sku? OnlySku { get; set; }

    public AvailabilityState Stock { get; set; }

    public bool InStock { get; set; }

    public bool IsFeatured { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>
    /// Words of the title; like the next four columns in lowercase, separated by spaces, scripts without spaces as character pairs.
    /// </summary>
    public string NameTokens { get; set; } = string.Empty;

    public string SkuTokens { get; set; } = string.Empty;

    /// <summary>Words of tags, vendor and type.</summary>
    public string LabelTokens { get; set; } = string.Empty;

    /// <summary>Stems of the words of title and labels, and adjacent title words joined.</summary>
    public string WordForms { get; set; } = string.Empty;

    /// <summary>Words of the description and their stems.</summary>
    public string TextTokens { get; set; } = string.Empty;
}

/// <summary>A category in which a product for sale is found: its own and all their ancestors.</summary>
internal sealed class SearchItemCategory
{
    public CategoryId CategoryId { get; set; }

    public ProductId ProductId { get; set; }
}

/// <summary>Read model of a product page; only stock and related products are added when it is read.</summary>
internal sealed class ProductDocument
{
    public ProductId ProductId { get; set; }

    public string Slug { get; set; } = string.Empty;

    public string Json { get; set; } = string.Empty;
}
