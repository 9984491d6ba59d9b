using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Reports;

/// <summary>
/// Calculates day totals from facts. Only days with facts written since the last run are processed, with some overlap for slow saves. Every
/// read of figures rolls up first, so that they are current.
/// </summary>
internal sealed class RollUp(IServiceScopeFactory scopes, TimeProvider clock)
{
    internal static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>Returns how many days were recalculated.</summary>
    public async Task<int> RefreshAsync(bool everything, CancellationToken cancellationToken)
    {
        try
        {
            return await MakeAsync(everything, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another reader inserted the same new day; retry as an update.
            return await MakeAsync(everything, cancellationToken);
        }
    }

    private async Task<int> MakeAsync(bool everything, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();

        // Ignore totals written by a clock that ran ahead: they do not prove that everything until then was processed.
        var last = everything
            ? null
            : await db.Days.Where(day => day.RolledUpAt <= now).MaxAsync(day => (DateTimeOffset?)day.RolledUpAt, cancellationToken);
        var since = last is { } time ? time - Overlap : DateTimeOffset.MinValue.AddDays(1);
        var days = new HashSet<DateOnly>();
        foreach (var facts in Sources(db))
            days.UnionWith(
                await facts.Where(fact => fact.RecordedAt >= since).Select(fact => fact.Day).Distinct().ToListAsync(cancellationToken)
            );
        if (everything)
            await db.Days.ExecuteDeleteAsync(cancellationToken);

        foreach (var day in days.Order())
            await MakeAsync(db, day, cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return days.Count;
    }

    private static IEnumerable<IQueryable<Fact>> Sources(ReportingDbContext db) => [db.Sales, db.Returns, db.Carts, db.Visits];

    private async Task MakeAsync(ReportingDbContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var total = await db.Days.AsTracking().SingleOrDefaultAsync(known => known.Day == day, cancellationToken);
        if (total is null)
        {
            total = new DayTotal(day);
            db.Days.Add(total);
        }

        var sales = await db
            .Sales.Where(sale => sale.Day == day)
            .GroupBy(_ => 1)
            .Select(group => new
            {
                Count = group.Count(),
                Items = group.Sum(sale => sale.Items),
                Discount = group.Sum(sale => sale.Discount),
                Shipping = group.Sum(sale => sale.Shipping),
                Tax = group.Sum(sale => sale.Tax),
                Total = group.Sum(sale => sale.Total),
            })
            .SingleOrDefaultAsync(cancellationToken);
        (total.Orders, total.Items, total.Discount, total.Shipping, total.Tax, total.Gross) = (
            sales?.Count ?? 0,
            sales?.Items ?? 0,
            sales?.Discount ?? 0,
            sales?.Shipping ?? 0,
            sales?.Tax ?? 0,
            sales?.Total ?? 0
        );

        total.Returned = await db.Returns.Where(fact => fact.Day == day).SumAsync(fact => fact.Amount, cancellationToken);
        total.ReturnedTax = await db.Returns.Where(fact => fact.Day == day).SumAsync(fact => fact.Tax, cancellationToken);
        total.Carts = await db.Carts.CountAsync(fact => fact.Day == day, cancellationToken);
        total.Visitors = await db
            .Visits.Where(fact => fact.Day == day)
            .Select(fact => fact.VisitorHash)
            .Distinct()
            .CountAsync(cancellationToken);
        total.ProductVisitors = await db.Visits.CountAsync(fact => fact.Day == day && fact.Kind == "product", cancellationToken);
        total.RolledUpAt = clock.GetUtcNow();
    }
}
