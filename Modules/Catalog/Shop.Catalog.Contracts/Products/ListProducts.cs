using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

public enum ProductOrder
{
    Newest,
    Title,
    LastChanged,
}

/// <summary>Products for the back office, without deleted ones.</summary>
/// <param name="Query">Part of the title, vendor or SKU.</param>
/// <param name="CategoryId">In this category or its subcategories.</param>
/// <param name="PageSize">At most 100.</param>
public sealed record ListProducts(string? Query, ProductStatus? Status, Guid? CategoryId, ProductOrder Order, int Page, int PageSize)
    : IQuery<PagedList<ProductRow>>;

/// <param name="Sku">Of the first variant.</param>
public sealed record ProductRow(
    Guid Id,
    string Slug,
    string Title,
    string? Vendor,
    ProductStatus Status,
    string? ImageUrl,
    Sku Sku,
    int VariantCount,
    Money Price,
    Money HighestPrice,
    DateTimeOffset ChangedAt
);
