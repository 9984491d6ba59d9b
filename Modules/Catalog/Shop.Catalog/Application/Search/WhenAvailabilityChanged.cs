using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Domain.Products;
using Shop.Catalog.Domain.Search;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Application.Search;

/// <summary>Reads the current stock instead of trusting the event, which may be late, so the order of events does not matter.</summary>
internal sealed class WhenAvailabilityChanged(CatalogDbContext db, CatalogCache cache, IMediator mediator)
    : IIntegrationEventHandler<AvailabilityChanged>
{
    private const int SkusAtOnce = 500;

    public async Task Handle(AvailabilityChanged changed, CancellationToken cancellationToken)
    {
        foreach (var chunk in changed.Skus.Select(known => known.Sku).Chunk(SkusAtOnce))
            await FollowAsync(chunk, cancellationToken);

        if (!db.ChangeTracker.Entries<SearchItem>().Any(entry => entry.State == EntityState.Modified))
            return;

        await db.SaveChangesAsync(cancellationToken);
        cache.Clear();
    }

    private async Task FollowAsync(Sku[] skus, CancellationToken cancellationToken)
    {
        var items = await db
            .SearchItems.AsTracking()
            .Where(item =>
                db.Variants.Any(variant => skus.Contains(variant.Sku) && variant.RetiredAt == null && variant.ProductId == item.ProductId)
            )
            .ToListAsync(cancellationToken);
        if (items.Count == 0)
            return;

        ProductId[] ids = [.. items.Select(item => item.ProductId)];
        var variants = (
            await db
                .Variants.Where(variant => ids.Contains(variant.ProductId))
                .Select(variant => new { variant.ProductId, variant.Sku })
                .ToListAsync(cancellationToken)
        ).ToLookup(variant => variant.ProductId, variant => variant.Sku);
        var stock = await Stock.AskAsync(mediator, [.. variants.SelectMany(ofProduct => ofProduct)], cancellationToken);
        foreach (var item in items)
            ProductIndex.SetStock(item, Stock.BestOf(variants[item.ProductId], stock));
    }
}
