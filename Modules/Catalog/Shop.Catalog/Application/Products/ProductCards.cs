using System.Linq.Expressions;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain.Products;
using Shop.Catalog.Domain.Search;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

/// <summary>Maps rows of the read model to product cards.</summary>
internal static class ProductCards
{
    /// <summary>The columns that lists need, without the search tokens.</summary>
    public static Expression<Func<SearchItem, CardRow>> Row { get; } =
        item => new CardRow(
            item.ProductId,
            item.Slug,
            item.Title,
            item.Vendor,
            item.ImageUrl,
            item.ImageAlt,
            item.Currency,
            item.MinPrice,
            item.MaxPrice,
            item.CompareAt,
            item.Stock,
            item.VariantCount,
            item.OnlySku
        );

    public static ProductCard Of(CardRow row) =>
        new(
            row.ProductId.Value,
            row.Slug,
            row.Title,
            row.Vendor,
            row.ImageUrl,
            row.ImageAlt,
            new Money(row.MinPrice, row.Currency),
            row.MaxPrice > row.MinPrice,
            row.CompareAt is { } compareAt ? new Money(compareAt, row.Currency) : null,
            row.Stock,
            row.VariantCount,
            row.OnlySku
        );

    internal sealed record CardRow(
        ProductId ProductId,
        string Slug,
        string Title,
        string? Vendor,
        string? ImageUrl,
        string ImageAlt,
        Currency Currency,
        decimal MinPrice,
        decimal MaxPrice,
        decimal? CompareAt,
        AvailabilityState Stock,
        int VariantCount,
        Sku? OnlySku
    );
}
