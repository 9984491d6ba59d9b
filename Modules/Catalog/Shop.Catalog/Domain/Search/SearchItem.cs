using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;
using AvailabilityState = Shop.Catalog.Contracts.Products.AvailabilityState;

namespace Shop.Catalog.Domain.Search;

/// <summary>
/// A product for sale as lists and the search see it: everything they need in one row. Written whenever the product or its stock changes.
/// </summary>
internal sealed class SearchItem
{
    public ProductId ProductId { get; set; }

    public string Slug { get; set; } = string.Empty;

    public string Title { get; set; } = string.Empty;

    /// <summary>For sorting: small letters without accents.</summary>
    public string TitleKey { get; set; } = string.Empty;

    public string? Vendor { get; set; }

    public string? ImageUrl { get; set; }

    public string ImageAlt { get; set; } = string.Empty;

    public Currency Currency { get; set; }

    public decimal MinPrice { get; set; }

    public decimal MaxPrice { get; set; }

    public decimal? CompareAt { get; set; }

    public int VariantCount { get; set; }

    /// <summary>Of the only variant.</summary>
    public Sku? OnlySku { get; set; }

    public AvailabilityState Stock { get; set; }

    public bool InStock { get; set; }

    public bool IsFeatured { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Words of the title; like the four below in small letters, between spaces, scripts without spaces as pairs.</summary>
    public string NameTokens { get; set; } = string.Empty;

    public string SkuTokens { get; set; } = string.Empty;

    /// <summary>Words of tags, vendor and type.</summary>
    public string LabelTokens { get; set; } = string.Empty;

    /// <summary>Stems of the words of title and labels, and neighbors in the title written as one.</summary>
    public string WordForms { get; set; } = string.Empty;

    /// <summary>Words of the description and their stems.</summary>
    public string TextTokens { get; set; } = string.Empty;
}

/// <summary>That a product for sale is found in a category: its own ones and all above them.</summary>
internal sealed class SearchItemCategory
{
    public CategoryId CategoryId { get; set; }

    public ProductId ProductId { get; set; }
}

/// <summary>A product page as shoppers read it, in one piece; only stock and related products are added when it is read.</summary>
internal sealed class ProductDocument
{
    public ProductId ProductId { get; set; }

    public string Slug { get; set; } = string.Empty;

    public string Json { get; set; } = string.Empty;
}
