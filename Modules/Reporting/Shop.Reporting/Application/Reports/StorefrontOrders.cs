using Microsoft.EntityFrameworkCore;
using Shop.Orders.Contracts.Orders;

namespace Shop.Reporting.Application.Reports;

/// <summary>
/// Conversion of storefront visits. API and staff orders have no visits and are counted separately. Orders with an unknown channel do not
/// count as storefront orders.
/// </summary>
/// <param name="Placed">Storefront orders, paid or not.</param>
/// <param name="Confirmed">Storefront orders by day of confirmation.</param>
/// <param name="Paid">Those of them that are fully paid by now.</param>
/// <param name="Elsewhere">Confirmed orders of all other channels.</param>
internal sealed record StorefrontOrders(int Placed, int Confirmed, int Paid, int Elsewhere)
{
    private const string Storefront = nameof(SalesChannel.Storefront);

    public static StorefrontOrders None { get; } = new(0, 0, 0, 0);

    public static async Task<IReadOnlyDictionary<DateOnly, StorefrontOrders>> ByDayAsync(
        ReportingDbContext db,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellationToken
    )
    {
        var placed = await db
            .Placements.Where(fact => fact.Day >= first && fact.Day <= last && fact.Channel == Storefront)
            .GroupBy(fact => fact.Day)
            .Select(day => new { day.Key, Count = day.Count() })
            .ToDictionaryAsync(day => day.Key, day => day.Count, cancellationToken);
        var confirmed = await db
            .Sales.Where(sale => sale.Day >= first && sale.Day <= last)
            .Select(sale => new
            {
                sale.Day,
                IsStorefront = db.Placements.Any(fact => fact.Id == sale.Id && fact.Channel == Storefront),
                IsPaid = db.Receipts.Where(fact => fact.OrderId == sale.Id).Sum(fact => fact.Amount) >= sale.Total,
            })
            .GroupBy(sale => new
            {
                sale.Day,
                sale.IsStorefront,
                sale.IsPaid,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return placed
            .Keys.Union(confirmed.Select(group => group.Key.Day))
            .ToDictionary(
                day => day,
                day =>
                {
                    var groups = confirmed.FindAll(group => group.Key.Day == day);
                    var storefront = groups.FindAll(group => group.Key.IsStorefront);
                    return new StorefrontOrders(
                        placed.GetValueOrDefault(day),
                        storefront.Sum(group => group.Count),
                        storefront.Where(group => group.Key.IsPaid).Sum(group => group.Count),
                        groups.Where(group => !group.Key.IsStorefront).Sum(group => group.Count)
                    );
                }
            );
    }

    public static StorefrontOrders Sum(IEnumerable<StorefrontOrders> days) =>
        days.Aggregate(None, (sum, day) =>
            new StorefrontOrders(sum.Placed + day.Placed, sum.Confirmed + day.Confirmed, sum.Paid + day.Paid, sum.Elsewhere + day.Elsewhere)
        );
}
