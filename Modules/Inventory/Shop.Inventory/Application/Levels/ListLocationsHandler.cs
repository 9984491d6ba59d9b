using MediatR;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class ListLocationsHandler(InventoryDbContext db) : IRequestHandler<ListLocations, Result<IReadOnlyList<StockLocation>>>
{
    public async Task<Result<IReadOnlyList<StockLocation>>> Handle(ListLocations query, CancellationToken cancellationToken)
    {
        var locations = await db.ListLocationsAsync(cancellationToken);
        return Result<IReadOnlyList<StockLocation>>.Success([.. locations.Select(location => new StockLocation(location.Code, location.Name))]);
    }
}
