using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class ListReservationsValidator : AbstractValidator<ListReservations>
{
    public ListReservationsValidator() => RuleFor(query => query.References.Count).LessThanOrEqualTo(500);
}

internal sealed class ListReservationsHandler(InventoryDbContext db)
    : IRequestHandler<ListReservations, Result<IReadOnlyList<ReservedUnits>>>
{
    public async Task<Result<IReadOnlyList<ReservedUnits>>> Handle(ListReservations query, CancellationToken cancellationToken)
    {
        var rows = await db
            .Reservations.Where(reservation => query.References.Contains(reservation.Reference))
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ReservedUnits>>.Success([
            .. rows.GroupBy(row => (row.Reference, row.Ordered))
                .Select(group => new ReservedUnits(
                    group.Key.Reference,
                    group.Key.Ordered,
                    Whole(group, row => row.Status == ReservationStatus.Held ? row.Open : 0),
                    Whole(group, row => row.Status == ReservationStatus.Committed ? row.Open : 0),
                    Whole(group, row => row.Consumed)
                )),
        ]);
    }

    /// <summary>How many complete units of the ordered SKU the parts make up.</summary>
    private static int Whole(IEnumerable<Reservation> rows, Func<Reservation, int> units) =>
        rows.GroupBy(row => row.Sku).Min(part => part.Sum(units) / part.Max(row => row.UnitsEach));
}

internal sealed class ListPromisedReferencesValidator : AbstractValidator<ListPromisedReferences>
{
    public ListPromisedReferencesValidator() => RuleFor(query => query.Count).InclusiveBetween(1, ListPromisedReferences.Max);
}

internal sealed class ListPromisedReferencesHandler(InventoryDbContext db)
    : IRequestHandler<ListPromisedReferences, Result<IReadOnlyList<Guid>>>
{
    public async Task<Result<IReadOnlyList<Guid>>> Handle(ListPromisedReferences query, CancellationToken cancellationToken) =>
        await db
            .Reservations.Where(reservation =>
                reservation.Reference.CompareTo(query.After) > 0
                && (reservation.Consumed > 0 || (reservation.Open > 0 && reservation.Status == ReservationStatus.Committed))
            )
            .Select(reservation => reservation.Reference)
            .Distinct()
            .OrderBy(reference => reference)
            .Take(query.Count)
            .ToListAsync(cancellationToken);
}
