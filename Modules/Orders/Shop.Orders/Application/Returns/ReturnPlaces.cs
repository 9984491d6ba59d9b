using MediatR;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

/// <summary>Finds the return address and the location that restocks returned goods.</summary>
internal sealed class ReturnPlaces(IMediator mediator)
{
    /// <summary>The address of the first active location that has one; null for none.</summary>
    public async Task<PostalAddress?> AddressAsync(CancellationToken cancellationToken) => AddressOf(await ListAsync(cancellationToken));

    /// <summary>The address, and the code of the location the goods shipped from, or else the first.</summary>
    public async Task<(PostalAddress? Address, string? Location)> FindAsync(
        Return request,
        Order order,
        CancellationToken cancellationToken
    )
    {
        var places = await ListAsync(cancellationToken);
        return (
            AddressOf(places),
            (places.FirstOrDefault(place => place.Code == ShippedFrom(request, order)) ?? places.FirstOrDefault())?.Code
        );
    }

    public async Task<bool> IsInUseAsync(string location, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).Exists(place => place.Code == location);

    private static PostalAddress? AddressOf(List<StockLocation> places) =>
        places.Select(place => place.Address).FirstOrDefault(address => address is not null);

    /// <summary>The location that shipped most of the units.</summary>
    private static string? ShippedFrom(Return request, Order order) =>
        (
            from shipment in order.Shipments
            where
                shipment.Location is not null
                && shipment.Status is OrderShipmentStatus.Shipped or OrderShipmentStatus.Delivered or OrderShipmentStatus.Returned
            from unit in shipment.Lines
            where request.Lines.Any(line => line.LineId == unit.LineId)
            group unit.Quantity by shipment.Location into place
            orderby place.Sum() descending, place.Key
            select place.Key
        ).FirstOrDefault();

    private async Task<List<StockLocation>> ListAsync(CancellationToken cancellationToken) =>
        [
            .. (await mediator.Send(new ListLocations(), cancellationToken))
                .OrThrow()
                .Value.Where(place => place.IsActive)
                .OrderBy(place => place.Priority),
        ];
}
