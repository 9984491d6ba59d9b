using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Reporting.Application.Reports;
using Shop.Reporting.Contracts.Dashboard;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Dashboard;

internal sealed class GetDashboardValidator : AbstractValidator<GetDashboard>
{
    public GetDashboardValidator()
    {
        RuleFor(query => query.To).GreaterThanOrEqualTo(query => query.From).WithMessage("The last day cannot be before the first.");
        RuleFor(query => query.To)
            .Must((query, to) => to.DayNumber - query.From.DayNumber <= 1100)
            .WithMessage("Choose at most three years.");
    }
}

internal sealed class GetDashboardHandler(ReportingDbContext db, RollUp rollUp, IOptions<ReportingOptions> options, TimeProvider clock)
    : IRequestHandler<GetDashboard, Result<DashboardView>>
{
    private Currency Currency => Currency.Of(options.Value.Currency);

    public async Task<Result<DashboardView>> Handle(GetDashboard query, CancellationToken cancellationToken)
    {
        await rollUp.RefreshAsync(everything: false, cancellationToken);
        var length = query.To.DayNumber - query.From.DayNumber + 1;
        var first = DateOnly.FromDayNumber(Math.Max(0, query.From.DayNumber - length));
        var days = await db
            .Days.AsNoTracking()
            .Where(day => day.Day >= first && day.Day <= query.To)
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
        return new DashboardView(
            query.From,
            query.To,
            Figures(now, before, ordersNow, ordersBefore, received, receivedBefore),
            Series(query, now),
            Funnel(now, ordersNow),
            await BestSellersAsync(query, cancellationToken),
            await LowStockAsync(cancellationToken),
            await SuccessRates.OfAsync(db, query.From, query.To, cancellationToken),
            clock.GetUtcNow()
        );
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
            Sum("revenue", "Sales", "Totals of orders confirmed in this time, paid or still to be paid, VAT and delivery included.", day =>
                day.Gross
            ),
            Sum(
                "returned",
                "Refunded",
                "Money that went back in this time, and confirmed orders that were canceled, whenever they were placed.",
                day => day.Returned
            ),
            Sum("net-revenue", "Net sales", "Sales less refunded.", day => day.Gross - day.Returned),
            new(
                "received",
                "Received",
                "Money that was received in this time, whenever its orders were placed, before refunds.",
                new Money(received, Currency),
                null,
                new Money(receivedBefore, Currency),
                null
            ),
            Count("orders", "Orders", "Orders confirmed in this time.", day => day.Orders),
            Average(),
            Rate(),
        ];

        Figure Sum(string key, string name, string definition, Func<DayTotal, decimal> of) =>
            new(key, name, definition, new Money(now.Sum(of), Currency), null, new Money(before.Sum(of), Currency), null);

        Figure Count(string key, string name, string definition, Func<DayTotal, int> of) =>
            new(key, name, definition, null, now.Sum(of), null, before.Sum(of));

        Figure Average() =>
            new(
                "average-order",
                "Average order",
                "Sales divided by orders.",
                Divide(now.Sum(day => day.Gross), now.Sum(day => day.Orders)),
                null,
                Divide(before.Sum(day => day.Gross), before.Sum(day => day.Orders)),
                null
            );

        Figure Rate() =>
            new(
                "conversion",
                "Conversion",
                "Orders of the storefront that were confirmed, for every 100 of its visitors, counted per day.",
                null,
                Percent(now, orders),
                null,
                Percent(before, ordersBefore)
            );

        Money? Divide(decimal sum, int count) => count == 0 ? null : new Money(sum / count, Currency).Rounded();

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

    private static IReadOnlyList<FunnelStep> Funnel(List<DayTotal> days, StorefrontOrders orders) =>
        [
            new FunnelStep(
                "visitors",
                "Visitors",
                "Visitors of the storefront, counted per day, without cookies.",
                days.Sum(day => day.Visitors)
            ),
            new FunnelStep(
                "product-visitors",
                "Looked at a product",
                "Visitors who opened a product page.",
                days.Sum(day => day.ProductVisitors)
            ),
            new FunnelStep(
                "carts",
                "Filled a cart",
                "Carts that got their first item, in the storefront or by the API.",
                days.Sum(day => day.Carts)
            ),
            new FunnelStep("placed", "Placed an order", "Orders placed in the storefront.", orders.Placed),
            new FunnelStep(
                "orders",
                "Confirmed",
                "Orders of the storefront that were confirmed: paid, or to be paid later.",
                orders.Confirmed
            ),
            new FunnelStep("paid", "Paid", "Of those, the orders whose total has been received by now.", orders.Paid),
            new FunnelStep(
                "elsewhere",
                "Other channels",
                "Orders confirmed that came by the API or from staff; they have no visits.",
                orders.Elsewhere
            ),
        ];

    private async Task<IReadOnlyList<BestSeller>> BestSellersAsync(GetDashboard query, CancellationToken cancellationToken)
    {
        var rows = await db
            .SaleLines.AsNoTracking()
            .Where(line => line.Day >= query.From && line.Day <= query.To)
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
            .StockAlerts.AsNoTracking()
            .Where(alert => alert.ResolvedAt == null)
            .OrderBy(alert => alert.Available)
            .ThenByDescending(alert => alert.Since)
            .Take(20)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(alert => new LowStockItem(Sku.Of(alert.Sku), alert.Available, alert.Threshold, alert.Since))];
    }
}
