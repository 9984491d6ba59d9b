using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class GetStockHandler(InventoryDbContext db, AvailabilityReads reads) : IRequestHandler<GetStock, Result<StockOverview>>
{
    public async Task<Result<StockOverview>> Handle(GetStock query, CancellationToken cancellationToken)
    {
        var item = await db.Items.WithLevels().SingleOrDefaultAsync(item => item.Sku == query.Sku, cancellationToken);
        return item is null
            ? InventoryErrors.UnknownSku
            : await reads.OverviewAsync(item, await db.ListLocationsAsync(cancellationToken), cancellationToken);
    }
}
