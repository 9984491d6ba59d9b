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
        item => new CardRow
        {
            ProductId = item.ProductId,
            Slug = item.Slug,
            Title = item.Title,
            Vendor = item.Vendor,
            ImageUrl = item.ImageUrl,
            ImageAlt = item.ImageAlt,
            Currency = item.Currency,
            MinPrice = item.MinPrice,
            MaxPrice = item.MaxPrice,
            CompareAt = item.CompareAt,
            Stock = item.Stock,
            VariantCount = item.VariantCount,
            OnlySku = item.OnlySku,
        };

    public static ProductCard Of(CardRow row) =>
        new()
        {
            Id = row.ProductId.Value,
            Slug = row.Slug,
            Title = row.Title,
            Vendor = row.Vendor,
            ImageUrl = row.ImageUrl,
            ImageAlt = row.ImageAlt,
            Price = new Money(row.MinPrice, row.Currency),
            PriceVaries = row.MaxPrice > row.MinPrice,
            CompareAtPrice = row.CompareAt is { } compareAt ? new Money(compareAt, row.Currency) : null,
            Availability = row.Stock,
            VariantCount = row.VariantCount,
            Sku = row.OnlySku,
        };

    internal sealed record CardRow
    {
        public required ProductId ProductId { get; init; }

        public required string Slug { get; init; }

        public required string Title { get; init; }

        public required string? Vendor { get; init; }

        public required string? ImageUrl { get; init; }

        public required string ImageAlt { get; init; }

        public required Currency Currency { get; init; }

        public required decimal MinPrice { get; init; }

        public required decimal MaxPrice { get; init; }

        public required decimal? CompareAt { get; init; }

        public required AvailabilityState Stock { get; init; }

        public required int VariantCount { get; init; }

        public required Sku? OnlySku { get; init; }
    }
}
