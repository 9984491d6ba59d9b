using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

internal sealed class ExportProductsValidator : AbstractValidator<ExportProducts>
{
    public ExportProductsValidator()
    {
        RuleFor(query => query.Output).NotNull();
        RuleFor(query => query.Dialect).IsInEnum();
        RuleFor(query => query.Status).IsInEnum();
    }
}

internal sealed class ExportProductsHandler(CatalogDbContext db, IMediator mediator, TimeProvider clock)
    : IRequestHandler<ExportProducts, Result<ProductFile>>
{
    private const int Batch = 200;
    private const int MaxAsked = 1000;

    public async Task<Result<ProductFile>> Handle(ExportProducts query, CancellationToken cancellationToken)
    {
        var products = await FilteredAsync(query, cancellationToken);
        var ids = await products.OrderBy(product => product.Slug).Select(product => product.Id).ToListAsync(cancellationToken);
        await using var writer = new ExportWriter(query.Output, query.Dialect, await ExtrasAsync(products, cancellationToken));
        foreach (var chunk in ids.Chunk(Batch))
        {
            var loaded = await db
                .WholeProducts.Where(product => chunk.Contains(product.Id))
                .ToDictionaryAsync(product => product.Id, cancellationToken);
            var stock = await StockAsync(
                [.. loaded.Values.SelectMany(product => product.Variants).Select(variant => variant.Sku)],
                cancellationToken
            );
            foreach (var id in chunk)
                if (loaded.TryGetValue(id, out var product))
                    writer.Write(product, stock);
            await writer.FlushAsync(cancellationToken);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"products-{clock.GetUtcNow():yyyy-MM-dd}.csv");
        return new ProductFile(name, ids.Count, writer.Rows);
    }

    private async Task<IQueryable<Product>> FilteredAsync(ExportProducts query, CancellationToken cancellationToken)
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

        return products;
    }

    /// <summary>All attributes used by any of the products.</summary>
    private async Task<IEnumerable<string>> ExtrasAsync(IQueryable<Product> products, CancellationToken cancellationToken)
    {
        var ofProducts = await products
            .Where(product => product.Attributes != null)
            .Select(product => product.Attributes!)
            .Distinct()
            .ToListAsync(cancellationToken);
        var ofVariants = await db
            .Variants.Where(variant => variant.Attributes != null && products.Any(product => product.Id == variant.ProductId))
            .Select(variant => variant.Attributes!)
            .Distinct()
            .ToListAsync(cancellationToken);
        return ofProducts.Concat(ofVariants).SelectMany(json => ProductAttributes.Read(json).Keys).Distinct();
    }

    private async Task<Dictionary<Sku, ImportedStock>> StockAsync(IReadOnlyList<Sku> skus, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Sku, ImportedStock>();
        foreach (var chunk in skus.Chunk(MaxAsked))
        foreach (var stock in (await mediator.Send(new ListImportedStock(chunk), cancellationToken)).Value)
            found[stock.Sku] = stock;

        return found;
    }
}
