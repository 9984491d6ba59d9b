using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class ActivateProductHandler(ProductSaving saving, TimeProvider clock)
    : IRequestHandler<ActivateProduct, Result<ProductReference>>
{
    public async Task<Result<ProductReference>> Handle(ActivateProduct command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        product.Activate(clock.GetUtcNow(), command.StaffId);
        return await saving.SaveAsync(product, cancellationToken);
    }
}

internal sealed class ArchiveProductHandler(ProductSaving saving, TimeProvider clock)
    : IRequestHandler<ArchiveProduct, Result<ProductReference>>
{
    public async Task<Result<ProductReference>> Handle(ArchiveProduct command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        product.Archive(clock.GetUtcNow(), command.StaffId);
        return await saving.SaveAsync(product, cancellationToken);
    }
}

internal sealed class DeleteProductHandler(CatalogDbContext db, ProductSaving saving, TimeProvider clock)
    : IRequestHandler<DeleteProduct, Result>
{
    public async Task<Result> Handle(DeleteProduct command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
        {
            var id = new ProductId(command.ProductId);
            return await db.Products.AnyAsync(candidate => candidate.Id == id, cancellationToken)
                ? Result.Success
                : CatalogErrors.ProductNotFound;
        }

        product.Delete(clock.GetUtcNow(), command.StaffId);
        await Slugs.MoveAsync(db, SlugOwner.Product, command.ProductId, product.Slug, string.Empty, cancellationToken);
        var saved = await saving.SaveAsync(product, cancellationToken);
        return saved.IsSuccess ? Result.Success : Result.Failure(saved.Errors);
    }
}
