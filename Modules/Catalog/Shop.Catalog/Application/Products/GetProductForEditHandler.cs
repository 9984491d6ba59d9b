using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class GetProductForEditHandler(CatalogDbContext db) : IRequestHandler<GetProductForEdit, Result<ProductForEdit>>
{
    public async Task<Result<ProductForEdit>> Handle(GetProductForEdit query, CancellationToken cancellationToken)
    {
        var id = new ProductId(query.ProductId);
        var product = await db.WholeProducts.SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        return new ProductForEdit
        {
            Id = product.Id.Value,
            Version = product.Version,
            Slug = product.Slug,
            Title = product.Title,
            DescriptionHtml = product.DescriptionHtml,
            Vendor = product.Vendor,
            ProductType = product.ProductType,
            Tags = product.Tags,
            Categories =
            [
                .. product
                    .Categories.OrderBy(entry => entry.Position)
                    .Select(entry => tree.Find(entry.CategoryId))
                    .OfType<CategoryTree.Entry>()
                    .Select(CategoryTree.Link),
            ],
            SeoTitle = product.SeoTitle,
            SeoDescription = product.SeoDescription,
            IsFeatured = product.IsFeatured,
            Status = product.State,
            Options = product.OptionNames,
            Variants = [.. product.Variants.Select(VariantOf)],
            Media =
            [
                .. product.Media.Select(picture => new MediaForEdit(
                    picture.Id.Value,
                    picture.Url,
                    picture.Alt,
                    picture.Width,
                    picture.Height,
                    !picture.Url.StartsWith('/'),
                    picture.FetchFailure
                )),
            ],
            Attributes = [.. ProductAttributes.Read(product.Attributes).Select(entry => new ProductAttribute(entry.Key, entry.Value))],
            CreatedAt = product.CreatedAt,
            ChangedAt = product.ChangedAt,
        };
    }

    private static VariantForEdit VariantOf(Variant variant) =>
        new()
        {
            Id = variant.Id.Value,
            Sku = variant.Sku,
            OptionValues = variant.Values,
            Price = variant.Price,
            CompareAtPrice = variant.CompareAtPrice,
            Cost = variant.CostPrice,
            Barcode = variant.Barcode,
            WeightGrams = variant.WeightGrams,
            IsTaxable = variant.IsTaxable,
            RequiresShipping = variant.RequiresShipping,
            MediaId = variant.MediaId?.Value,
        };
}

internal sealed class ListPriceHistoryHandler(CatalogDbContext db)
    : IRequestHandler<ListPriceHistory, Result<IReadOnlyList<PriceHistoryEntry>>>
{
    private const int Max = 100;

    public async Task<Result<IReadOnlyList<PriceHistoryEntry>>> Handle(ListPriceHistory query, CancellationToken cancellationToken)
    {
        var id = new ProductId(query.ProductId);
        var changes = await db
            .PriceChanges.Where(change => change.ProductId == id)
            .OrderByDescending(change => change.At)
            .ThenBy(change => change.Sku)
            .Take(Max)
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<PriceHistoryEntry>>.Success([
            .. changes.Select(change => new PriceHistoryEntry(
                change.Sku,
                change.At,
                change.Price,
                change.CompareAt is { } compareAt ? new Money(compareAt, change.Price.Currency) : null
            )),
        ]);
    }
}
