using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Products;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Application.Search;

/// <summary>Asks what is true now rather than believing the event, which may be late: so the order of events does not matter.</summary>
internal sealed class WhenAvailabilityChanged(CatalogDbContext db, CatalogCache cache, IMediator mediator) : IIntegrationEventHandler<AvailabilityChanged>
{
    public async Task Handle(AvailabilityChanged changed, CancellationToken cancellationToken)
    {
        var sku = changed.Sku;
        var listed = await db.SearchItems
            .Where(item => db.Variants.Any(variant => variant.Sku == sku && variant.RetiredAt == null && variant.ProductId == item.ProductId))
            .Select(item => new { item.ProductId, item.Stock, Skus = db.Variants.Where(variant => variant.ProductId == item.ProductId).Select(variant => variant.Sku).ToList() })
            .SingleOrDefaultAsync(cancellationToken);
        if (listed is null)
            return;

        var stock = Stock.BestOf(listed.Skus, await Stock.AskAsync(mediator, listed.Skus, cancellationToken));
        if (stock == listed.Stock)
            return;

        ProductIndex.SetStock(await db.SearchItems.SingleAsync(item => item.ProductId == listed.ProductId, cancellationToken), stock);
        await db.SaveChangesAsync(cancellationToken);
        cache.Clear();
    }
}
