using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;

namespace Shop.Reporting.Application.Reports;

internal sealed class ReportsInvariant(ReportingDbContext db, TimeProvider clock) : IInvariant
{
    public string Name => "reporting.day-totals-add-up";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (
            await db.Days.Where(day => day.RolledUpAt <= now).MaxAsync(day => (DateTimeOffset?)day.RolledUpAt, cancellationToken)
            is not { } last
        )
            return InvariantReport.Of(0, []);

        // Days with facts that the next run still has to process are skipped.
        var before = last - RollUp.Overlap;
        var days = await db.Days.ToDictionaryAsync(day => day.Day, cancellationToken);
        var sales = await db
            .Sales.GroupBy(sale => sale.Day)
            .Select(group => new
            {
                Day = group.Key,
                Count = group.Count(),
                Total = group.Sum(sale => sale.Total),
                Newest = group.Max(sale => sale.RecordedAt),
            })
            .ToDictionaryAsync(row => row.Day, cancellationToken);
        var returns = await db
            .Returns.GroupBy(fact => fact.Day)
            .Select(group => new
            {
                Day = group.Key,
                Amount = group.Sum(fact => fact.Amount),
                Newest = group.Max(fact => fact.RecordedAt),
            })
            .ToDictionaryAsync(row => row.Day, cancellationToken);
        var offenders = new List<string>();
        foreach (var day in days.Keys.Union(sales.Keys).Union(returns.Keys).Order())
        {
            var (total, sold, returned) = (days.GetValueOrDefault(day), sales.GetValueOrDefault(day), returns.GetValueOrDefault(day));
            if (sold?.Newest >= before || returned?.Newest >= before)
                continue;
            if (
                (total?.Orders ?? 0, total?.Gross ?? 0, total?.Returned ?? 0) != (sold?.Count ?? 0, sold?.Total ?? 0, returned?.Amount ?? 0)
            )
                offenders.Add(
                    $"{day:yyyy-MM-dd}: {total?.Orders ?? 0} orders of {total?.Gross ?? 0} and {total?.Returned ?? 0} returned, "
                        + $"its facts {sold?.Count ?? 0}, {sold?.Total ?? 0} and {returned?.Amount ?? 0}"
                );
        }

        return InvariantReport.Of(days.Count, offenders);
    }
}
