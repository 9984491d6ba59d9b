using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Reporting.Application.Reports;
using Shop.Reporting.Contracts.Dashboard;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Dashboard;

internal sealed class GetDashboardValidator : AbstractValidator<GetDashboard>
{
    public GetDashboardValidator()
    {
        RuleFor(query => query.To).GreaterThanOrEqualTo(query => query.From).WithError("reporting.end-before-start");
        RuleFor(query => query.To).Must((query, to) => to.DayNumber - query.From.DayNumber <= 1100).WithError("reporting.range-too-long");
    }
}

internal sealed class GetDashboardHandler(
    ReportingDbContext db,
    RollUp rollUp,
    IMessageTexts texts,
    IOptions<ReportingOptions> options,
    TimeProvider clock
) : IRequestHandler<GetDashboard, Result<DashboardView>>
{
    private Currency Currency => Currency.Of(options.Value.Currency);

    public async Task<Result<DashboardView>> Handle(GetDashboard query, CancellationToken cancellationToken)
    {
        await rollUp.RefreshAsync(everything: false, cancellationToken);
        var length = query.To.DayNumber - query.From.DayNumber + 1;
        var first = DateOnly.FromDayNumber(Math.Max(0, query.From.DayNumber - length));
        var days = await db
            .Days.Where(day => day.Day >= first && day.Day <= query.To)
            .OrderBy(day => day.Day)
            .ToListAsync(cancellationToken);
        var now = days.Where(day => day.Day >= query.From).ToList();
        var before = days.Where(day => day.Day < query.From).ToList();
        var orders = await StorefrontOrders.ByDayAsync(db, first, query.To, cancellationToken);
        var (ordersNow, ordersBefore) = (
            StorefrontOrders.Sum(orders.Where(day => day.Key >= query.From).Select(day => day.Value)),
            StorefrontOrders.Sum(orders.Where(day => day.Key < query.From).Select(day => day.Value))
        );
        var receipts = db.Receipts.Where(fact => fact.Day >= first && fact.Day <= query.To);
        var (received, receivedBefore) = (
            await receipts.Where(fact => fact.Day >= query.From).SumAsync(fact => fact.Amount, cancellationToken),
            await receipts.Where(fact => fact.Day < query.From).SumAsync(fact => fact.Amount, cancellationToken)
        );
        return new DashboardView
        {
            From = query.From,
            To = query.To,
            Figures = Figures(now, before, ordersNow, ordersBefore, received, receivedBefore),
            Days = Series(query, now),
            Funnel = Funnel(now, ordersNow),
            BestSellers = await BestSellersAsync(query, cancellationToken),
            LowStock = await LowStockAsync(cancellationToken),
            SuccessRates = await SuccessRates.OfAsync(db, texts, query.From, query.To, cancellationToken),
            UpdatedAt = clock.GetUtcNow(),
        };
    }

    private IReadOnlyList<Figure> Figures(
        List<DayTotal> now,
        List<DayTotal> before,
        StorefrontOrders orders,
        StorefrontOrders ordersBefore,
        decimal received,
        decimal receivedBefore
    )
    {
        return
        [
            Sum("revenue", day => day.Gross),
            Sum("returned", day => day.Returned),
            Sum("net-revenue", day => day.Gross - day.Returned),
            Amount("received", new Money(received, Currency), new Money(receivedBefore, Currency)),
            Number("orders", now.Sum(day => day.Orders), before.Sum(day => day.Orders)),
            Amount("average-order", Average(now), Average(before)),
            Number("conversion", Percent(now, orders), Percent(before, ordersBefore)),
        ];

        Figure Sum(string key, Func<DayTotal, decimal> of) =>
            Amount(key, new Money(now.Sum(of), Currency), new Money(before.Sum(of), Currency));

        Figure Amount(string key, Money? current, Money? previous) =>
            new(key, Text($"figure-{key}"), Text($"figure-{key}-definition"), current, null, previous, null);

        Figure Number(string key, decimal? current, decimal? previous) =>
            new(key, Text($"figure-{key}"), Text($"figure-{key}-definition"), null, current, null, previous);

        Money? Average(List<DayTotal> days) =>
            days.Sum(day => day.Orders) is var count and > 0 ? new Money(days.Sum(day => day.Gross) / count, Currency).Rounded() : null;

        static decimal? Percent(List<DayTotal> days, StorefrontOrders orders) =>
            days.Sum(day => day.Visitors) is var visitors and > 0 ? decimal.Round(100m * orders.Confirmed / visitors, 1) : null;
    }

    private List<DaySales> Series(GetDashboard query, List<DayTotal> days)
    {
        var byDay = days.ToDictionary(day => day.Day);
        var series = new List<DaySales>();
        foreach (
            var day in Enumerable.Range(query.From.DayNumber, query.To.DayNumber - query.From.DayNumber + 1).Select(DateOnly.FromDayNumber)
        )
        {
            var total = byDay.GetValueOrDefault(day) ?? new DayTotal(day);
            series.Add(
                new DaySales(
                    day,
                    total.Orders,
                    new Money(total.Gross, Currency),
                    new Money(total.Returned, Currency),
                    new Money(total.Gross - total.Returned, Currency)
                )
            );
        }

        return series;
    }

    private IReadOnlyList<FunnelStep> Funnel(List<DayTotal> days, StorefrontOrders orders)
    {
        return
        [
            Step("visitors", days.Sum(day => day.Visitors)),
            Step("product-visitors", days.Sum(day => day.ProductVisitors)),
            Step("carts", days.Sum(day => day.Carts)),
            Step("placed", orders.Placed),
            Step("orders", orders.Confirmed),
            Step("paid", orders.Paid),
            Step("elsewhere", orders.Elsewhere),
        ];

        FunnelStep Step(string key, int count) => new(key, Text($"funnel-{key}"), Text($"funnel-{key}-definition"), count);
    }

    private string Text(string name) => texts.Of(new Message($"reporting.{name}"));

    private async Task<IReadOnlyList<BestSeller>> BestSellersAsync(GetDashboard query, CancellationToken cancellationToken)
    {
        var rows = await db
            .SaleLines.Where(line => line.Day >= query.From && line.Day <= query.To)
            .GroupBy(line => line.ProductId)
            .Select(group => new
            {
                group.Key,
                Title = group.Max(line => line.Title),
                Units = group.Sum(line => line.Quantity),
                Sales = group.Sum(line => line.Total),
            })
            .OrderByDescending(row => row.Units)
            .ThenByDescending(row => row.Sales)
            .Take(10)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new BestSeller(row.Key, row.Title!, row.Units, new Money(row.Sales, Currency)))];
    }

    private async Task<IReadOnlyList<LowStockItem>> LowStockAsync(CancellationToken cancellationToken)
    {
        var rows = await db
            .StockAlerts.Where(alert => alert.ResolvedAt == null)
            .OrderBy(alert => alert.Available)
            .ThenByDescending(alert => alert.Since)
            .Take(20)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(alert => new LowStockItem(Sku.Of(alert.Sku), alert.Available, alert.Threshold, alert.Since))];
    }
}
