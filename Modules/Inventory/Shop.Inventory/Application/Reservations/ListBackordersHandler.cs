using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class ListBackordersHandler(InventoryDbContext db, TimeProvider clock)
    : IRequestHandler<ListBackorders, Result<IReadOnlyList<StockBackorder>>>
{
    public async Task<Result<IReadOnlyList<StockBackorder>>> Handle(ListBackorders query, CancellationToken cancellationToken)
    {
        var own = (await db.ListReservationsAsync(query.Reference, cancellationToken)).FindAll(row => row.Open > 0);
        var skus = own.Select(row => row.Sku).Distinct().ToList();
        var items = (
            await db
                .Items.Include(item => item.Levels)
                .Where(item => skus.Contains(item.Sku) && item.IsTracked)
                .ToListAsync(cancellationToken)
        )
            .Where(item => item.Free < 0)
            .ToDictionary(item => item.Sku);
        if (items.Count == 0)
            return Result<IReadOnlyList<StockBackorder>>.Success([]);

        var now = clock.GetUtcNow();
        var owed = items.Keys.ToList();
        var rows = await db
            .Reservations.Where(row =>
                owed.Contains(row.Sku) && row.Open > 0 && (row.Status == ReservationStatus.Committed || row.HeldUntil > now)
            )
            .Select(row => new
            {
                row.Id,
                row.Reference,
                row.Sku,
                row.Open,
            })
            .ToListAsync(cancellationToken);

        // Ids increase with time: the smaller one reserved first.
        var missing = owed.ToDictionary(
            sku => sku,
            sku =>
            {
                var first = own.Where(row => row.Sku == sku).Min(row => row.Id);
                var ahead = rows.Where(row => row.Sku == sku && row.Reference != query.Reference && row.Id.CompareTo(first) < 0)
                    .Sum(row => row.Open);
                var left = Math.Max(0, items[sku].Levels.Sum(level => level.OnHand) - ahead);
                return Math.Max(0, own.Where(row => row.Sku == sku).Sum(row => row.Open) - left);
            }
        );
        return Result<IReadOnlyList<StockBackorder>>.Success([
            .. from row in own
            where missing.GetValueOrDefault(row.Sku) > 0
            group (Units: (missing[row.Sku] + row.UnitsEach - 1) / row.UnitsEach, items[row.Sku].ExpectedOn) by row.Ordered into ordered
            select new StockBackorder(
                ordered.Key,
                ordered.Max(part => part.Units),
                ordered.All(part => part.ExpectedOn is not null) ? ordered.Max(part => part.ExpectedOn) : null
            ),
        ]);
    }
}
