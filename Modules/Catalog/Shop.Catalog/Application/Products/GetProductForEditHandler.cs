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
        var product = await db.WholeProducts.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        return new ProductForEdit(
            product.Id.Value,
            product.Version,
            product.Slug,
            product.Title,
            product.DescriptionHtml,
            product.Vendor,
            product.ProductType,
            product.Tags,
            [
                .. product
                    .Categories.OrderBy(entry => entry.Position)
                    .Select(entry => tree.Find(entry.CategoryId))
                    .OfType<CategoryTree.Entry>()
                    .Select(CategoryTree.Link),
            ],
            product.SeoTitle,
            product.SeoDescription,
            product.IsFeatured,
            product.State,
            product.Variants[0].Price.Currency,
            product.OptionNames,
            [.. product.Variants.Select(VariantOf)],
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
            [.. ProductAttributes.Read(product.Attributes).Select(entry => new ProductAttribute(entry.Key, entry.Value))],
            product.CreatedAt,
            product.ChangedAt
        );
    }

    private static VariantForEdit VariantOf(Variant variant) =>
        new(
            variant.Id.Value,
            variant.Sku,
            variant.Values,
            variant.Price.Amount,
            variant.CompareAt,
            variant.Cost,
            variant.Barcode,
            variant.WeightGrams,
            variant.IsTaxable,
            variant.RequiresShipping,
            variant.MediaId?.Value
        );
}

internal sealed class ListPriceHistoryHandler(CatalogDbContext db)
    : IRequestHandler<ListPriceHistory, Result<IReadOnlyList<PriceHistoryEntry>>>
{
    private const int Max = 100;

    public async Task<Result<IReadOnlyList<PriceHistoryEntry>>> Handle(ListPriceHistory query, CancellationToken cancellationToken)
    {
        var id = new ProductId(query.ProductId);
        var changes = await db
            .PriceChanges.AsNoTracking()
            .Where(change => change.ProductId == id)
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
