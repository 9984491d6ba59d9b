using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

/// <summary>Finds where an order's units are reserved and which location a shipment leaves from.</summary>
internal sealed class ShipmentSourcing(IMediator mediator, ReservationSynchronizer stock)
{
    /// <summary>
    /// Units in shipments by location, which must stay reserved there. Shipped ones count, too, because Inventory and the order learn of it
    /// at different times.
    /// </summary>
    public static IReadOnlyList<ReservedPlace> Packed(Order order) =>
        [
            .. from shipment in order.Shipments
            where shipment.Status != OrderShipmentStatus.Canceled && shipment.Location is not null
            from line in order.Lines
            let units = shipment.Occupied(line.Id.Value)
            where units > 0
            group units by (line.Sku, Location: shipment.Location!) into place
            select new ReservedPlace(place.Key.Sku, place.Key.Location, place.Sum()),
        ];

    /// <summary>Reserved units not yet in a shipment, by location in order of use.</summary>
    public async Task<IReadOnlyList<ReservedPlace>> ListAsync(Order order, CancellationToken cancellationToken)
    {
        var (packed, places) = (
            Packed(order),
            (await mediator.Send(new ListReservedPlaces(order.Id.Value), cancellationToken)).OrThrow().Value
        );
        return
        [
            .. places
                .Select(place =>
                    place with
                    {
                        Units =
                            place.Units
                            - packed.Where(taken => (taken.Sku, taken.Location) == (place.Sku, place.Location)).Sum(taken => taken.Units),
                    }
                )
                .Where(place => place.Units > 0),
        ];
    }

    /// <summary>Decides the location of a new shipment. On error nothing may be saved.</summary>
    /// <param name="requested">Null to use where its units are reserved.</param>
    public async Task<Error?> ChooseLocationAsync(
        Order order,
        OrderShipment shipment,
        string? requested,
        CancellationToken cancellationToken
    )
    {
        var (lines, places) = (Stock(order, shipment.Lines), await ListAsync(order, cancellationToken));
        if (
            order.Revisions.Count > 0
            && lines.Exists(line => places.Where(place => place.Sku == line.Sku).Sum(place => place.Units) < line.Quantity)
        )
        {
            // The event that reserves a revision's added units may not have arrived yet.
            await stock.AlignAsync(order.Id, cancellationToken);
            places = await ListAsync(order, cancellationToken);
        }

        if ((requested ?? LocationOfAll(order, lines, places)) is not { } location)
            return OrderErrors.NoSingleLocation([.. places.Select(place => $"{place.Units} × {place.Sku} ({place.Location})")]);

        shipment.ShipFrom(location);
        return await MoveReservationAsync(order, shipment.ShipmentId, location, lines, places, Packed(order), cancellationToken);
    }

    /// <summary>Moves the reservation of units added to a shipment to its location.</summary>
    public async Task<Error?> AddAsync(
        Order order,
        OrderShipment shipment,
        IReadOnlyList<LineQuantity> units,
        IReadOnlyList<ReservedPlace> places,
        CancellationToken cancellationToken
    ) =>
        shipment.Location is { } location && units.Count > 0
            ? await MoveReservationAsync(
                order,
                shipment.Repacking!.Id,
                location,
                Stock(order, units),
                places,
                Packed(order),
                cancellationToken
            )
            : null;

    private async Task<Error?> MoveReservationAsync(
        Order order,
        Guid occasion,
        string location,
        IReadOnlyList<StockLine> lines,
        IReadOnlyList<ReservedPlace> places,
        IReadOnlyList<ReservedPlace> packed,
        CancellationToken cancellationToken
    )
    {
        var missing = lines
            .Select(line => line with { Quantity = line.Quantity - UnitsAt(places, line.Sku, location) })
            .Where(line => line.Quantity > 0)
            .ToList();
        if (missing.Count == 0)
            return null;

        // The order's version makes it a new operation after a concurrent change.
        var moved = await mediator.Send(
            new MoveReservation(order.Id.Value, DeterministicId.From(occasion, order.Version), location, missing, packed),
            cancellationToken
        );
        return moved.IsSuccess ? null : moved.Errors[0] with { Field = "Location" };
    }

    private static string? LocationOfAll(Order order, IReadOnlyList<StockLine> lines, IReadOnlyList<ReservedPlace> places) =>
        places
            .Select(place => place.Location)
            .Distinct()
            .Where(location => lines.All(line => UnitsAt(places, line.Sku, location) >= line.Quantity))
            .OrderByDescending(location => location == order.PickUp?.Location)
            .FirstOrDefault();

    private static int UnitsAt(IReadOnlyList<ReservedPlace> places, Sku sku, string location) =>
        places.Where(place => place.Sku == sku && place.Location == location).Sum(place => place.Units);

    private static List<StockLine> Stock(Order order, IReadOnlyList<LineQuantity> units) =>
        [
            .. units
                .GroupBy(unit => order.Lines.Single(line => line.Id.Value == unit.LineId).Sku)
                .Select(sku => new StockLine(sku.Key, sku.Sum(unit => unit.Quantity))),
        ];
}
