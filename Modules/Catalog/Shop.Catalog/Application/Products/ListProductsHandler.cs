using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class ListProductsValidator : AbstractValidator<ListProducts>
{
    public ListProductsValidator()
    {
        RuleFor(query => query.Query).Text(200);
        RuleFor(query => query.Order).IsInEnum();
        RuleFor(query => query.Status).IsInEnum();
        this.Paged(query => query.Page, query => query.PageSize);
    }
}

internal sealed class ListProductsHandler(CatalogDbContext db) : IRequestHandler<ListProducts, Result<PagedList<ProductRow>>>
{
    public async Task<Result<PagedList<ProductRow>>> Handle(ListProducts query, CancellationToken cancellationToken)
    {
        var products = await MatchingAsync(query, cancellationToken);
        var total = await products.CountAsync(cancellationToken);
        var ordered = query.Order switch
        {
            ProductOrder.Title => products.OrderBy(product => product.Title),
            ProductOrder.LastChanged => products.OrderByDescending(product => product.ChangedAt),
            _ => products.OrderByDescending(product => product.CreatedAt),
        };
        var rows = await ordered
            .ThenByDescending(product => product.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .Select(product => new
            {
                product.Id,
                product.Slug,
                product.Title,
                product.Vendor,
                product.State,
                product.ChangedAt,
                Image = product.Media.OrderBy(picture => picture.Position).Select(picture => picture.Url).FirstOrDefault(),
                First = product.Variants.OrderBy(variant => variant.Position).Select(variant => variant.Sku).First(),
                Count = product.Variants.Count,
                Lowest = product.Variants.Min(variant => variant.Price.Amount),
                Highest = product.Variants.Max(variant => variant.Price.Amount),
                Currency = product.Variants.Select(variant => variant.Price.Currency).First(),
            })
            .ToListAsync(cancellationToken);
        return new PagedList<ProductRow>(
            [
                .. rows.Select(row => new ProductRow
                {
                    Id = row.Id.Value,
                    Slug = row.Slug,
                    Title = row.Title,
                    Vendor = row.Vendor,
                    Status = row.State,
                    ImageUrl = row.Image,
                    Sku = row.First,
                    VariantCount = row.Count,
                    Price = new Money(row.Lowest, row.Currency),
                    HighestPrice = new Money(row.Highest, row.Currency),
                    ChangedAt = row.ChangedAt,
                }),
            ],
            total,
            query.Page,
            query.PageSize
        );
    }

    private async Task<IQueryable<Product>> MatchingAsync(ListProducts query, CancellationToken cancellationToken)
    {
        var products = db.Products.Where(product => product.DeletedAt == null);
        if (query.Status is { } status)
        {
            var state = status;
            products = products.Where(product => product.State == state);
        }

        if (query.CategoryId is { } category)
        {
            var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
            var ids = tree.WithDescendants(new CategoryId(category));
            products = products.Where(product => product.Categories.Any(entry => ids.Contains(entry.CategoryId)));
        }

        if (query.Query.Blank() is { } text)
        {
            var lower = text.ToLowerInvariant();
            var key = Variant.KeyOf(text);
            products =
                key.Length == 0
                    ? products.Where(product => product.SearchKey.Contains(lower))
                    : products.Where(product =>
                        product.SearchKey.Contains(lower) || product.Variants.Any(variant => EF.Functions.Like(variant.SkuKey, key + "%"))
                    );
        }

        return products;
    }
}
