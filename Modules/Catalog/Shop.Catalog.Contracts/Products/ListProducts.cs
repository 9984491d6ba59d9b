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

public sealed record ProductRow
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string? Vendor { get; init; }

    public required ProductStatus Status { get; init; }

    public required string? ImageUrl { get; init; }

    /// <summary>Of the first variant.</summary>
    public required Sku Sku { get; init; }

    public required int VariantCount { get; init; }

    public required Money Price { get; init; }

    public required Money HighestPrice { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
