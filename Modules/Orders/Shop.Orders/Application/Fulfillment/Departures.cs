using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

/// <summary>Where the units of an order lie, and which location a shipment of them leaves from.</summary>
internal sealed class Departures(IMediator mediator, StockAlignment stock)
{
    /// <summary>
    /// Units in parcels, at the locations that these leave from: no other step may take them away from there. A parcel counts whether it
    /// has left or not, as Inventory and the order hear of that at different times.
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

    /// <summary>What is reserved for an order and in no parcel yet; locations in the order in which they are used.</summary>
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

    /// <summary>Decides where a new parcel leaves from. What is wrong, if it cannot leave from there; then nothing may be saved.</summary>
    /// <param name="wish">Null for where its units are reserved.</param>
    public async Task<Error?> SetOutAsync(Order order, Consignment consignment, string? wish, CancellationToken cancellationToken)
    {
        var (lines, places) = (Stock(order, consignment.Lines), await ListAsync(order, cancellationToken));
        if (
            order.Revisions.Count > 0
            && lines.Exists(line => places.Where(place => place.Sku == line.Sku).Sum(place => place.Units) < line.Quantity)
        )
        {
            // The event that promises what a revision added may not have been delivered yet.
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

    /// <summary>Has units that come into a parcel reserved where it leaves from.</summary>
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
