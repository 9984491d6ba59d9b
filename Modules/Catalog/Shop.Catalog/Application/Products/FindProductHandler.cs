using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class FindProductHandler(CatalogDbContext db) : IRequestHandler<FindProduct, Result<ProductReference>>
{
    public async Task<Result<ProductReference>> Handle(FindProduct query, CancellationToken cancellationToken)
    {
        var slug = Slug.Normalize(query.Slug ?? string.Empty);
        var found = await db
            .Products.Where(product => product.Slug == slug && product.DeletedAt == null)
            .Select(product => new
            {
                product.Id,
                product.Slug,
                product.Version,
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? CatalogErrors.ProductNotFound : new ProductReference(found.Id.Value, found.Slug, found.Version);
    }
}
