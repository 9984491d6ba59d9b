using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class ListReservedPlacesHandler(InventoryDbContext db)
    : IRequestHandler<ListReservedPlaces, Result<IReadOnlyList<ReservedPlace>>>
{
    public async Task<Result<IReadOnlyList<ReservedPlace>>> Handle(ListReservedPlaces query, CancellationToken cancellationToken)
    {
        var rows = await db.ListReservationsAsync(query.Reference, cancellationToken);
        var locations = await db.ListLocationsAsync(cancellationToken);
        return Result<IReadOnlyList<ReservedPlace>>.Success([
            .. from ordered in rows.GroupBy(row => row.Ordered)
            let parts = ordered.GroupBy(row => row.Sku).Select(part => (Rows: part.ToList(), Each: part.Max(row => row.UnitsEach))).ToList()
            from location in locations
            let units = parts.Min(part =>
                part.Rows.Where(row => row.LocationId == location.Id)
                    .Sum(row => row.Consumed + (row.Status == ReservationStatus.Committed ? row.Open : 0)) / part.Each
            )
            where units > 0
            select new ReservedPlace(ordered.Key, location.Code, units),
        ]);
    }
}
