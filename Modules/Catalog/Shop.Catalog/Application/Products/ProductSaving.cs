using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Application.Search;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

/// <summary>The common end of all product commands: updates the read models in the same save and clears the cache.</summary>
internal sealed class ProductSaving(CatalogDbContext db, CatalogCache cache, IMediator mediator, IOptions<CatalogOptions> options)
{
    public Task<Product?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var productId = new ProductId(id);
        return db.WholeProducts.AsTracking().SingleOrDefaultAsync(product => product.Id == productId, cancellationToken);
    }

    public async Task<Result<ProductReference>> SaveAsync(Product product, CancellationToken cancellationToken)
    {
        // Before the product is saved, so that every existing variant has a stock item even if the host stops in between.
        Sku[] skus = [.. product.Variants.Select(variant => variant.Sku)];
        await Stock.AddAsync(mediator, skus, cancellationToken);
        var stock = await Stock.AskAsync(mediator, skus, cancellationToken);
        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        await ProductIndex.WriteAsync(db, [product], tree, stock, options.Value.Language, cancellationToken);
        if (!await db.TrySaveAsync(cancellationToken))
            return KernelErrors.ChangedMeanwhile;

        cache.Clear();
        return new ProductReference(product.Id.Value, product.Slug, product.Version);
    }

    /// <summary>Checks slug, categories and SKUs; null when they are valid.</summary>
    public async Task<Error?> RefuseAsync(ProductId self, string slug, ProductText text, CancellationToken cancellationToken)
    {
        if (
            await db.Products.AnyAsync(
                product => product.Id != self && product.Slug == slug && product.DeletedAt == null,
                cancellationToken
            )
        )
            return CatalogErrors.SlugTaken(slug, "Product.Slug");
        if (
            text.Categories.Count > 0
            && await db.Categories.CountAsync(category => text.Categories.Contains(category.Id), cancellationToken) != text.Categories.Count
        )
            return CatalogErrors.UnknownCategory;

        return null;
    }

    public async Task<Error?> RefuseAsync(ProductId self, IReadOnlyList<VariantDraft> drafts, CancellationToken cancellationToken)
    {
        Sku[] skus = [.. drafts.Select(draft => draft.Sku)];
        var taken = await db
            .Variants.Where(variant => variant.ProductId != self && variant.RetiredAt == null && skus.Contains(variant.Sku))
            .Select(variant => variant.Sku)
            .ToListAsync(cancellationToken);
        return taken.Count == 0 ? null : CatalogErrors.SkuTaken(taken[0], Array.IndexOf(skus, taken[0]));
    }
}
