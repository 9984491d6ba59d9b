using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class GetSellableVariantsValidator : AbstractValidator<GetSellableVariants>
{
    public GetSellableVariantsValidator() => RuleFor(query => query.Skus.Count).MaxItems(500);
}

internal sealed class GetSellableVariantsHandler(CatalogDbContext db)
    : IRequestHandler<GetSellableVariants, Result<IReadOnlyList<SellableVariant>>>
{
    private static readonly Func<CatalogDbContext, Sku[], IAsyncEnumerable<Row>> Find = EF.CompileAsyncQuery(
        (CatalogDbContext db, Sku[] skus) =>
            from variant in db.Variants
            join product in db.Products on variant.ProductId equals product.Id
            where
                variant.RetiredAt == null
                && skus.Contains(variant.Sku)
                && product.State == ProductStatus.Active
                && product.DeletedAt == null
            select new Row(
                variant,
                product.Slug,
                product.Title,
                product.Option1Name,
                product.Option2Name,
                product.Option3Name,
                db.Media.Where(picture => picture.Id == variant.MediaId).Select(picture => picture.Url).FirstOrDefault()
                    ?? db.Media.Where(picture => picture.ProductId == product.Id)
                        .OrderBy(picture => picture.Position)
                        .Select(picture => picture.Url)
                        .FirstOrDefault()
            )
    );

    public async Task<Result<IReadOnlyList<SellableVariant>>> Handle(GetSellableVariants query, CancellationToken cancellationToken)
    {
        var rows = await Find(db, [.. query.Skus.Distinct()]).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<SellableVariant>>.Success([
            .. rows.Select(row =>
            {
                var variant = row.Variant;
                string?[] names = [row.Option1Name, row.Option2Name, row.Option3Name];
                return new SellableVariant
                {
                    Sku = variant.Sku,
                    ProductId = variant.ProductId.Value,
                    VariantId = variant.Id.Value,
                    ProductSlug = row.Slug,
                    ProductTitle = row.Title,
                    VariantTitle = string.Join(" / ", variant.Values),
                    Options = [.. names.OfType<string>().Zip(variant.Values, (name, value) => new SellableOption(name, value))],
                    Price = variant.Price,
                    CompareAtPrice = variant.CompareAtPrice,
                    Cost = variant.CostPrice,
                    WeightGrams = variant.WeightGrams,
                    Barcode = variant.Barcode,
                    IsTaxable = variant.IsTaxable,
                    RequiresShipping = variant.RequiresShipping,
                    ImageUrl = row.Image,
                };
            }),
        ]);
    }

    private sealed record Row(
        Variant Variant,
        string Slug,
        string Title,
        string? Option1Name,
        string? Option2Name,
        string? Option3Name,
        string? Image
    );
}
