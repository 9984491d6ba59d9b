using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Search;

internal sealed class RebuildSearchHandler(
    CatalogDbContext db,
    CatalogCache cache,
    IMediator mediator,
    IServiceScopeFactory scopes,
    IOptions<CatalogOptions> options
) : IRequestHandler<RebuildSearch, Result<int>>
{
    private const int Batch = 200;

    public async Task<Result<int>> Handle(RebuildSearch command, CancellationToken cancellationToken)
    {
        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        var ids = await db.Products.OrderBy(product => product.Id).Select(product => product.Id).ToListAsync(cancellationToken);
        foreach (var chunk in ids.Chunk(Batch))
            await RebuildAsync(chunk, tree, cancellationToken);

        cache.Clear();
        return ids.Count;
    }

    /// <summary>In a separate scope, because a context keeps tracking everything it loads.</summary>
    private async Task RebuildAsync(ProductId[] chunk, CategoryTree tree, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        var products = await own.WholeProducts.Where(product => chunk.Contains(product.Id)).ToListAsync(cancellationToken);
        var stock = await Stock.AskAsync(
            mediator,
            [.. products.SelectMany(product => product.Variants).Select(variant => variant.Sku)],
            cancellationToken
        );
        await ProductIndex.WriteAsync(own, products, tree, stock, options.Value.Language, cancellationToken);
        await DropDeletedAsync(chunk, products, cancellationToken);
        await own.SaveChangesAsync(cancellationToken);
    }

    private async Task DropDeletedAsync(ProductId[] chunk, IReadOnlyList<Product> present, CancellationToken cancellationToken)
    {
        var gone = chunk.Except(present.Select(product => product.Id)).ToArray();
        if (gone.Length == 0)
            return;

        await db.SearchItems.Where(item => gone.Contains(item.ProductId)).ExecuteDeleteAsync(cancellationToken);
        await db.ProductDocuments.Where(document => gone.Contains(document.ProductId)).ExecuteDeleteAsync(cancellationToken);
    }
}
