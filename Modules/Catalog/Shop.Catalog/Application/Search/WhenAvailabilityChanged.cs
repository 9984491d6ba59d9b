using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Products;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Application.Search;

/// <summary>Asks what is true now rather than believing the event, which may be late: so the order of events does not matter.</summary>
internal sealed class WhenAvailabilityChanged(CatalogDbContext db, IMediator mediator) : IIntegrationEventHandler<AvailabilityChanged>
{
    public async Task Handle(AvailabilityChanged changed, CancellationToken cancellationToken)
    {
        var sku = changed.Sku;
        var item = await db.SearchItems
            .Where(candidate => db.Variants.Any(variant => variant.Sku == sku && variant.RetiredAt == null && variant.ProductId == candidate.ProductId))
            .SingleOrDefaultAsync(cancellationToken);
        if (item is null)
            return;

        var skus = await db.Variants.Where(variant => variant.ProductId == item.ProductId).Select(variant => variant.Sku).ToListAsync(cancellationToken);
        ProductIndex.SetStock(item, Stock.BestOf(skus, await Stock.AskAsync(mediator, skus, cancellationToken)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
