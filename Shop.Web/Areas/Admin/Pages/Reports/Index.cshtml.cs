using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Web;
using Shop.Reporting.Contracts.Reports;
using Shop.Web.Charts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Reports;

/// <summary>One report for a range of days, as a table and as a CSV file.</summary>
[Authorize(Policy = Permissions.ReportsRead)]
public sealed class IndexModel(IMediator mediator, IConfiguration configuration, TimeProvider clock) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public IReadOnlyList<ReportDescription> Reports { get; private set; } = [];

    public ReportTable? Table { get; private set; }

    /// <summary>The last amount of a daily report as a chart series; empty for other reports.</summary>
    public IReadOnlyList<ChartSeries> Chart { get; private set; } = [];

    public string Currency => configuration["Shop:Currency"] ?? "EUR";

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), ShopClock.Zone(configuration)).DateTime);

    public IReadOnlyList<(string TextKey, DateOnly From)> Presets =>
        [
            ("Admin.Dashboard.Last7Days", Today.AddDays(-6)),
            ("Admin.Dashboard.Last30Days", Today.AddDays(-29)),
            ("Admin.Reports.ThisMonth", new DateOnly(Today.Year, Today.Month, 1)),
            ("Admin.Reports.ThisYear", new DateOnly(Today.Year, 1, 1)),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>The table as CSV. Cells that a spreadsheet would evaluate as a formula are prefixed with an apostrophe.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (Table is null)
            return Page();

        var text = new StringBuilder();
        foreach (
            var row in Table
                .Rows.Prepend([.. Table.Columns.Select(column => column.Name)])
                .Concat(Table.Totals is null ? [] : [Table.Totals])
        )
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");

        return File(
            Encoding.UTF8.GetBytes("\uFEFF" + text),
            "text/csv; charset=utf-8",
            $"{Table.Name}-{Table.From:yyyy-MM-dd}-{Table.To:yyyy-MM-dd}.csv"
        );
    }

    /// <summary>The customer's account, or the orders of a guest.</summary>
    public string? LinkOf(IReadOnlyList<string> row)
    {
        string? Cell(string key) =>
            Table!.Columns.ToList().FindIndex(column => column.Key == key) is >= 0 and var index ? row[index] : null;

        return Cell("account") is { Length: > 0 } account ? $"/admin/customers/{account}"
            : Cell("email") is { Length: > 0 } email ? $"/admin/orders?q={Uri.EscapeDataString(email)}"
            : null;
    }

    /// <summary>Formats a value for the page: grouped numbers, amounts with cents.</summary>
    public static string Format(string value, string kind) =>
        kind switch
        {
            "money" when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) => amount.ToString(
                "#,0.00;\u2212#,0.00",
                CultureInfo.CurrentCulture
            ),
            "number" when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString(
                "#,0.##;\u2212#,0.##",
                CultureInfo.CurrentCulture
            ),
            _ => value,
        };

    private List<ChartSeries> ChartOf(ReportTable table)
    {
        var amount = table.Columns.Count - 1;
        if (table.Rows.Count < 2 || table.Columns[0].Kind != "date" || table.Columns[amount].Kind != "money")
            return [];

        var today = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            new ChartSeries(
                T("Admin.Reports.ChartTitle", ("column", table.Columns[amount].Name), ("currency", Currency)),
                [
                    .. table.Rows.Select(row => new ChartPoint(
                        DateOnly.Parse(row[0], CultureInfo.InvariantCulture).ToString("d MMM", CultureInfo.CurrentCulture),
                        decimal.Parse(row[amount], CultureInfo.InvariantCulture),
                        row[0] == today
                    )),
                ]
            ),
        ];
    }

    private static string Cell(string value)
    {
        var isNumber = decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var safe =
            !isNumber && value.TrimStart('\'') is { Length: > 0 } bare && "=+-@\t\r".Contains(bare[0], StringComparison.Ordinal)
                ? "'" + value
                : value;
        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Reports = (await mediator.Send(new ListReports(), cancellationToken)).Value;
        Name = string.IsNullOrEmpty(Name) ? Reports[0].Name : Name;
        To ??= Today;
        From ??= DateOnly.FromDayNumber(Math.Max(0, To.Value.DayNumber - 29));
        Reword(nameof(From), T("Admin.Reports.InvalidDate"));
        Reword(nameof(To), T("Admin.Reports.InvalidDate"));
        if (!ModelState.IsValid)
            return true;

        var made = await mediator.Send(new GetReport(Name, From.Value, To.Value), cancellationToken);
        if (made.IsSuccess)
            (Table, Chart) = (made.Value, ChartOf(made.Value));
        else if (made.Errors[0].Kind == Shop.Kernel.ErrorKind.NotFound)
            return false;
        else
            ModelState.AddErrors(made.Errors);

        return true;
    }
}
