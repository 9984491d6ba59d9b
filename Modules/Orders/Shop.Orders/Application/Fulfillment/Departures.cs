using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

/// <summary>Finds where an order's units are reserved and which location a shipment leaves from.</summary>
internal sealed class Departures(IMediator mediator, StockAlignment stock)
{
    /// <summary>
    /// Units in shipments by location, which must stay reserved there. Shipped ones count, too, because Inventory and the order learn of it
    /// at different times.
    /// </summary>
    public static IReadOnlyList<ReservedPlace> Packed(Order order) =>
        [
            .. from consignment in order.Consignments
            where consignment.Status != ConsignmentStatus.Canceled && consignment.Location is not null
            from line in order.Lines
            let units = consignment.Occupied(line.Id.Value)
            where units > 0
            group units by (line.Sku, Location: consignment.Location!) into place
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
    /// <param name="wish">Null to use where its units are reserved.</param>
    public async Task<Error?> SetOutAsync(Order order, Consignment consignment, string? wish, CancellationToken cancellationToken)
    {
        var (lines, places) = (Stock(order, consignment.Lines), await ListAsync(order, cancellationToken));
        if (
            order.Revisions.Count > 0
            && lines.Exists(line => places.Where(place => place.Sku == line.Sku).Sum(place => place.Units) < line.Quantity)
        )
        {
            // The event that reserves a revision's added units may not have arrived yet.
            await stock.AlignAsync(order.Id, cancellationToken);
            places = await ListAsync(order, cancellationToken);
        }

        if ((wish ?? WhereAllLies(order, lines, places)) is not { } location)
            return OrderErrors.NoSingleLocation(
                places.Count == 0
                    ? "nothing is"
                    : string.Join(", ", places.Select(place => $"{place.Units} {place.Sku} at {place.Location}"))
            );

        consignment.LeaveFrom(location);
        return await BringAsync(order, consignment.ShipmentId, location, lines, places, Packed(order), cancellationToken);
    }

    /// <summary>Moves the reservation of units added to a shipment to its location.</summary>
    public async Task<Error?> JoinAsync(
        Order order,
        Consignment consignment,
        IReadOnlyList<ConsignmentLine> units,
        IReadOnlyList<ReservedPlace> places,
        CancellationToken cancellationToken
    ) =>
        consignment.Location is { } location && units.Count > 0
            ? await BringAsync(order, consignment.Repacking!.Id, location, Stock(order, units), places, Packed(order), cancellationToken)
            : null;

    private async Task<Error?> BringAsync(
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

    private static string? WhereAllLies(Order order, IReadOnlyList<StockLine> lines, IReadOnlyList<ReservedPlace> places) =>
        places
            .Select(place => place.Location)
            .Distinct()
            .Where(location => lines.All(line => UnitsAt(places, line.Sku, location) >= line.Quantity))
            .OrderByDescending(location => location == order.PickUp?.Location)
            .FirstOrDefault();

    private static int UnitsAt(IReadOnlyList<ReservedPlace> places, Sku sku, string location) =>
        places.Where(place => place.Sku == sku && place.Location == location).Sum(place => place.Units);

    private static List<StockLine> Stock(Order order, IReadOnlyList<ConsignmentLine> units) =>
        [
            .. units
                .GroupBy(unit => order.Lines.Single(line => line.Id.Value == unit.LineId).Sku)
                .Select(sku => new StockLine(sku.Key, sku.Sum(unit => unit.Quantity))),
        ];
}
