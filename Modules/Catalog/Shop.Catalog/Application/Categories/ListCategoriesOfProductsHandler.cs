using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Categories;

internal sealed class ListCategoriesOfProductsValidator : AbstractValidator<ListCategoriesOfProducts>
{
    public ListCategoriesOfProductsValidator() => RuleFor(query => query.ProductIds.Count).MaxItems(500);
}

internal sealed class ListCategoriesOfProductsHandler(CatalogDbContext db, CatalogCache cache)
    : IRequestHandler<ListCategoriesOfProducts, Result<IReadOnlyList<ProductCategories>>>
{
    public async Task<Result<IReadOnlyList<ProductCategories>>> Handle(ListCategoriesOfProducts query, CancellationToken cancellationToken)
    {
        var ids = query.ProductIds.Distinct().Select(id => new ProductId(id)).ToList();
        var rows = await db.ProductCategories.Where(entry => ids.Contains(entry.ProductId)).ToListAsync(cancellationToken);
        var tree = await CategoryTree.CachedAsync(db, cache, cancellationToken);
        return Result<IReadOnlyList<ProductCategories>>.Success([
            .. rows.GroupBy(row => row.ProductId)
                .Select(product => new ProductCategories(
                    product.Key.Value,
                    [.. product.SelectMany(row => tree.PathTo(row.CategoryId)).Select(entry => entry.Id.Value).Distinct()]
                )),
        ]);
    }
}
