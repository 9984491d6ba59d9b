using MediatR;
using Shop.Inventory.Contracts.Locations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Locations;

internal sealed class ListLocationsHandler(InventoryDbContext db) : IRequestHandler<ListLocations, Result<IReadOnlyList<StockLocation>>>
{
    public async Task<Result<IReadOnlyList<StockLocation>>> Handle(ListLocations query, CancellationToken cancellationToken)
    {
        var locations = await db.ListLocationsAsync(cancellationToken);
        return Result<IReadOnlyList<StockLocation>>.Success([.. locations.Select(View)]);
    }

    public static StockLocation View(Location location) =>
        new(location.Code, location.Name, location.Priority, location.IsActive, location.Address, location.Version);
}
