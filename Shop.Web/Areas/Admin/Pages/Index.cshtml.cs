using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Orders;
using Shop.Reporting.Contracts.Dashboard;
using Shop.Web.Charts;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages;

/// <summary>The dashboard: key figures and open tasks.</summary>
public sealed class IndexModel(IMediator mediator, IConfiguration configuration, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<(int Days, string Name)> Ranges =>
        [
            (7, T("Admin.Dashboard.Last7Days")),
            (30, T("Admin.Dashboard.Last30Days")),
            (90, T("Admin.Dashboard.Last90Days")),
            (365, T("Admin.Dashboard.Last12Months")),
        ];

    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = 30;

    /// <summary>Null for staff without access to reports, and when the figures are unavailable.</summary>
    public DashboardView? Dashboard { get; private set; }

    public int ToShip { get; private set; }

    public int ToBePaid { get; private set; }

    public int Disputed { get; private set; }

    public IReadOnlyList<OrderItem> Latest { get; private set; } = [];

    public IReadOnlyList<ChartSeries> Revenue { get; private set; } = [];

    public string Currency => configuration["Shop:Currency"] ?? "EUR";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Ranges.All(range => range.Days != Days))
            Days = 30;

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), ShopClock.Zone(configuration)).DateTime);
        if (User.Has(Permissions.ReportsRead))
        {
            var dashboard = await mediator.Send(new GetDashboard(today.AddDays(1 - Days), today), cancellationToken);
            Dashboard = dashboard.IsSuccess ? dashboard.Value : null;
            if (Dashboard is not null)
                Revenue =
                [
                    new ChartSeries(
                        T("Admin.Dashboard.NetSales"),
                        [.. Grouped(Dashboard.Days).Select(point => new ChartPoint(point.Label, point.Net, point.IsOpen))]
                    ),
                ];
        }

        if (User.Has(Permissions.OrdersRead))
        {
            ToShip = await CountAsync(null, null, true, cancellationToken);
            ToBePaid = await CountAsync(OrderStatus.Confirmed, PaymentState.Pending, false, cancellationToken);
            Disputed = await CountAsync(null, PaymentState.Disputed, false, cancellationToken);
            var latest = await mediator.Send(new ListOrders(null, null, null, null, null, null, null, 1, 8), cancellationToken);
            Latest = latest.IsSuccess ? latest.Value.Items : [];
        }
    }

    public static string ValueOf(Figure figure) =>
        figure switch
        {
            { Money: { } money } => MoneyText.Of(money),
            { Number: { } number } when figure.Key == "conversion" => T("Common.Percent", ("value", Rounded(number))),
            { Number: { } number } => Rounded(number),
            _ => T("Admin.Dashboard.NoData"),
        };

    private static string Rounded(decimal number) => number.ToString("#,0.#", System.Globalization.CultureInfo.CurrentCulture);

    public static decimal? Change(Figure figure)
    {
        var (now, before) = (figure.Money?.Amount ?? figure.Number, figure.PreviousMoney?.Amount ?? figure.PreviousNumber);
        return now is null || before is null or 0 ? null : (now - before) / Math.Abs(before.Value);
    }

    /// <summary>Groups by month when there would be too many days for one chart.</summary>
    private IEnumerable<(string Label, decimal Net, bool IsOpen)> Grouped(IReadOnlyList<DaySales> days)
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        if (Days <= 90)
            return days.Select((day, index) => (day.Day.ToString("d MMM", culture), day.Net.Amount, index == days.Count - 1));

        var months = days.GroupBy(day => (day.Day.Year, day.Day.Month)).ToList();
        return months.Select(
            (month, index) => (month.First().Day.ToString("MMM yyyy", culture), month.Sum(day => day.Net.Amount), index == months.Count - 1)
        );
    }

    private async Task<int> CountAsync(OrderStatus? status, PaymentState? payment, bool toShip, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListOrders(null, null, status, payment, null, null, null, 1, 1, toShip), cancellationToken);
        return found.IsSuccess ? found.Value.Total : 0;
    }
}
