using Shop.Catalog.Contracts.Events;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Imports;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Infrastructure;

internal sealed class CatalogEventMap : IEventMap
{
    public IIntegrationEvent? Map(IDomainEvent domainEvent) =>
        domainEvent switch
        {
            Product.Changed changed => new ProductChanged(
                Guid.CreateVersion7(),
                changed.At,
                changed.Product.Id.Value,
                changed.Product.Slug,
                changed.Product.Title,
                ChangeOf(changed.Kind),
                changed.Product.IsForSale,
                [.. changed.Prices.Select(price => new ChangedPrice(price.Sku, price.Before, price.After))],
                changed.StaffId
            ),
            Product.StaffActed acted => new CatalogStaffActed(
                Guid.CreateVersion7(),
                acted.At,
                acted.StaffId,
                acted.Kind.ToString().ToLowerInvariant(),
                acted.Product.Slug,
                acted.Prices.Count == 0 ? null : string.Join("; ", acted.Prices.Select(Describe))
            ),
            Category.TreeChanged changed => new CategoriesChanged(Guid.CreateVersion7(), changed.At, changed.StaffId),
            ImportJob.Ended ended => new ProductsImported(
                Guid.CreateVersion7(),
                ended.At,
                ended.Import.Id.Value,
                ended.Import.FileName,
                ended.Import.ProductsCreated,
                ended.Import.ProductsUpdated,
                ended.Import.ProductsRejected,
                ended.Import.StaffId
            ),
            _ => null,
        };

    private static string Describe(Product.PricedVariant price) =>
        price.Before is { } before ? $"{price.Sku}: {before} → {price.After}" : $"{price.Sku}: {price.After}";

    private static ProductChange ChangeOf(Product.ChangeKind kind) =>
        kind switch
        {
            Product.ChangeKind.Created => ProductChange.Created,
            Product.ChangeKind.Priced => ProductChange.Priced,
            Product.ChangeKind.Activated => ProductChange.Activated,
            Product.ChangeKind.Archived => ProductChange.Archived,
            Product.ChangeKind.Deleted => ProductChange.Deleted,
            _ => ProductChange.Edited,
        };
}
