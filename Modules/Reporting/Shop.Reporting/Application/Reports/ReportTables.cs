using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Reporting.Contracts.Reports;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Reports;

/// <summary>The report tables. Values are formatted culture-invariantly.</summary>
internal sealed class ReportTables(ReportingDbContext db, IMessageTexts texts, DateOnly first, DateOnly last, string currency)
{
    private const int MaxRows = 1000;

    public static IReadOnlyList<string> Names { get; } =
    ["sales", "products", "countries", "tax", "payments", "search-terms", "funnel", "success-rates", "customers"];

    public static ReportDescription Describe(string name, IMessageTexts texts) =>
        new(name, texts.Of(new Message($"reporting.report-{name}")), texts.Of(new Message($"reporting.report-{name}-definition")));

    public async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> MakeAsync(
        string name,
        CancellationToken cancellationToken
    ) =>
        name switch
        {
            "sales" => await SalesAsync(cancellationToken),
            "products" => await ProductsAsync(cancellationToken),
            "countries" => await CountriesAsync(cancellationToken),
            "tax" => await TaxAsync(cancellationToken),
            "payments" => await PaymentsAsync(cancellationToken),
            "search-terms" => await SearchTermsAsync(cancellationToken),
            "funnel" => await FunnelAsync(cancellationToken),
            "success-rates" => await RatesAsync(cancellationToken),
            _ => await CustomersAsync(cancellationToken),
        };

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> SalesAsync(
        CancellationToken cancellationToken
    )
    {
        var days = await db.Days.Where(day => day.Day >= first && day.Day <= last).OrderBy(day => day.Day).ToListAsync(cancellationToken);
        return (
            [
                Column("day", "date"),
                Column("orders", "number"),
                Column("items", "money"),
                Column("discount", "money"),
                Column("shipping", "money"),
                Column("revenue", "money"),
                Column("tax", "money", "tax-after-refunds"),
                Column("refunded", "money"),
                Column("net", "money", "net-sales"),
            ],
            [
                .. days.Select(day =>
                    Row(
                        Iso(day.Day),
                        Int(day.Orders),
                        M(day.Items),
                        M(day.Discount),
                        M(day.Shipping),
                        M(day.Gross),
                        M(day.Tax - day.ReturnedTax),
                        M(day.Returned),
                        M(day.Gross - day.Returned)
                    )
                ),
            ],
            Row(
                Word("total"),
                Int(days.Sum(day => day.Orders)),
                M(days.Sum(day => day.Items)),
                M(days.Sum(day => day.Discount)),
                M(days.Sum(day => day.Shipping)),
                M(days.Sum(day => day.Gross)),
                M(days.Sum(day => day.Tax - day.ReturnedTax)),
                M(days.Sum(day => day.Returned)),
                M(days.Sum(day => day.Gross - day.Returned))
            )
        );
    }

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> ProductsAsync(
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .SaleLines.Where(line => line.Day >= first && line.Day <= last)
            .GroupBy(line => new { line.Sku, line.Title })
            .Select(group => new
            {
                group.Key.Sku,
                group.Key.Title,
                Units = group.Sum(line => line.Quantity),
                Sales = group.Sum(line => line.Total),
                Cost = group.Sum(line => line.Cost * line.Quantity),
            })
            .OrderByDescending(row => row.Sales)
            .Take(MaxRows)
            .ToListAsync(cancellationToken);
        return (
            [Column("sku", "text"), Column("title", "text"), Column("units", "number"), Column("sales", "money"), Column("cost", "money")],
            [
                .. rows.Select(row =>
                    Row(row.Sku, row.Title, Int(row.Units), M(row.Sales), row.Cost is { } cost ? M(cost) : Word("unknown"))
                ),
            ],
            Row(
                Word("total"),
                string.Empty,
                Int(rows.Sum(row => row.Units)),
                M(rows.Sum(row => row.Sales)),
                M(rows.Sum(row => row.Cost ?? 0))
            )
        );
    }

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> CountriesAsync(
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Sales.Where(sale => sale.Day >= first && sale.Day <= last)
            .GroupBy(sale => sale.Country)
            .Select(group => new
            {
                Country = group.Key,
                Orders = group.Count(),
                Total = group.Sum(sale => sale.Total),
            })
            .OrderByDescending(row => row.Total)
            .ToListAsync(cancellationToken);
        return (
            [Column("country", "text"), Column("orders", "number"), Column("revenue", "money")],
            [.. rows.Select(row => Row(row.Country, Int(row.Orders), M(row.Total)))],
            Row(Word("total"), Int(rows.Sum(row => row.Orders)), M(rows.Sum(row => row.Total)))
        );
    }

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> TaxAsync(
        CancellationToken cancellationToken
    )
    {
        var sales = await db
            .Sales.Where(sale => sale.Day >= first && sale.Day <= last)
            .GroupBy(sale => sale.Country)
            .Select(group => new
            {
                Country = group.Key,
                Gross = group.Sum(sale => sale.Total),
                Tax = group.Sum(sale => sale.Tax),
            })
            .ToListAsync(cancellationToken);
        var returns = await (
            from fact in db.Returns
            join sale in db.Sales on fact.OrderId equals sale.Id
            where fact.Day >= first && fact.Day <= last
            group new { fact, sale } by sale.Country into country
            select new
            {
                Country = country.Key,
                Gross = country.Sum(row => row.fact.Amount),
                Tax = country.Sum(row => row.fact.Tax),
            }
        ).ToListAsync(cancellationToken);
        var countries = sales.Select(row => row.Country).Union(returns.Select(row => row.Country)).Order().ToList();
        var rows = countries
            .Select(country =>
            {
                var sold = sales.Find(row => row.Country == country);
                var back = returns.Find(row => row.Country == country);
                return (country, Gross: (sold?.Gross ?? 0) - (back?.Gross ?? 0), Tax: (sold?.Tax ?? 0) - (back?.Tax ?? 0));
            })
            .ToList();
        return (
            [Column("country", "text"), Column("gross", "money"), Column("net", "money"), Column("tax", "money")],
            [.. rows.Select(row => Row(row.country, M(row.Gross), M(row.Gross - row.Tax), M(row.Tax)))],
            Row(Word("total"), M(rows.Sum(row => row.Gross)), M(rows.Sum(row => row.Gross - row.Tax)), M(rows.Sum(row => row.Tax)))
        );
    }

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> PaymentsAsync(
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Payments.Where(payment => payment.Day >= first && payment.Day <= last)
            .GroupBy(payment => payment.Method)
            .Select(group => new
            {
                Method = group.Key,
                Tried = group.Count(),
                Succeeded = group.Count(payment => payment.Succeeded),
                Failed = group.Count(payment => payment.Failed && !payment.Succeeded),
            })
            .OrderByDescending(row => row.Tried)
            .ToListAsync(cancellationToken);
        return (
            [
                Column("method", "text"),
                Column("tried", "number"),
                Column("succeeded", "number"),
                Column("failed", "number"),
                Column("rate", "percent"),
            ],
            [
                .. rows.Select(row =>
                    Row(row.Method, Int(row.Tried), Int(row.Succeeded), Int(row.Failed), Percent(row.Succeeded, row.Tried))
                ),
            ],
            Row(
                Word("total"),
                Int(rows.Sum(row => row.Tried)),
                Int(rows.Sum(row => row.Succeeded)),
                Int(rows.Sum(row => row.Failed)),
                Percent(rows.Sum(row => row.Succeeded), rows.Sum(row => row.Tried))
            )
        );
    }

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> SearchTermsAsync(
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Searches.Where(search => search.Day >= first && search.Day <= last)
            .GroupBy(search => search.Term)
            .Select(group => new
            {
                Term = group.Key,
                Searches = group.Count(),
                Nothing = group.Count(search => search.Results == 0),
            })
            .OrderByDescending(row => row.Searches)
            .Take(MaxRows)
            .ToListAsync(cancellationToken);
        return (
            [Column("term", "text"), Column("searches", "number"), Column("nothing", "number")],
            [.. rows.Select(row => Row(row.Term, Int(row.Searches), Int(row.Nothing)))],
            null
        );
    }

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> FunnelAsync(
        CancellationToken cancellationToken
    )
    {
        var totals = await db.Days.Where(day => day.Day >= first && day.Day <= last).ToDictionaryAsync(day => day.Day, cancellationToken);
        var orders = await StorefrontOrders.ByDayAsync(db, first, last, cancellationToken);
        var days = totals.Keys.Union(orders.Keys).Order().Select(day => totals.GetValueOrDefault(day) ?? new DayTotal(day)).ToList();
        var total = StorefrontOrders.Sum(orders.Values);
        return (
            [
                Column("day", "date"),
                Column("visitors", "number"),
                Column("product-visitors", "number"),
                Column("carts", "number"),
                Column("placed", "number"),
                Column("orders", "number", "confirmed"),
                Column("paid", "number"),
                Column("elsewhere", "number"),
            ],
            [
                .. days.Select(day =>
                {
                    var sold = orders.GetValueOrDefault(day.Day) ?? StorefrontOrders.None;
                    return Row(
                        Iso(day.Day),
                        Int(day.Visitors),
                        Int(day.ProductVisitors),
                        Int(day.Carts),
                        Int(sold.Placed),
                        Int(sold.Confirmed),
                        Int(sold.Paid),
                        Int(sold.Elsewhere)
                    );
                }),
            ],
            Row(
                Word("total"),
                Int(days.Sum(day => day.Visitors)),
                Int(days.Sum(day => day.ProductVisitors)),
                Int(days.Sum(day => day.Carts)),
                Int(total.Placed),
                Int(total.Confirmed),
                Int(total.Paid),
                Int(total.Elsewhere)
            )
        );
    }

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> RatesAsync(
        CancellationToken cancellationToken
    )
    {
        var rates = await SuccessRates.OfAsync(db, texts, first, last, cancellationToken);
        return (
            [
                Column("name", "text"),
                Column("definition", "text"),
                Column("tried", "number"),
                Column("succeeded", "number"),
                Column("rate", "percent"),
            ],
            [
                .. rates.Select(rate =>
                    Row(rate.Name, rate.Definition, Int(rate.Tried), Int(rate.Succeeded), Percent(rate.Succeeded, rate.Tried))
                ),
            ],
            null
        );
    }

    private async Task<(IReadOnlyList<ReportColumn>, IReadOnlyList<IReadOnlyList<string>>, IReadOnlyList<string>?)> CustomersAsync(
        CancellationToken cancellationToken
    )
    {
        var groups = await db
            .Sales.Where(sale => sale.Day >= first && sale.Day <= last)
            .GroupBy(sale => new { sale.AccountId, sale.Email })
            .Select(group => new
            {
                group.Key.AccountId,
                group.Key.Email,
                Name = group.Max(sale => sale.CustomerName),
                Orders = group.Count(),
                Total = group.Sum(sale => sale.Total),
            })
            .ToListAsync(cancellationToken);

        // Orders with and without an account by the same person count as one customer.
        var accounts = groups
            .Where(group => group is { AccountId: not null, Email: not null })
            .GroupBy(group => group.Email!)
            .ToDictionary(same => same.Key, same => same.First().AccountId);
        var rows = groups
            .Where(group => (group.AccountId, group.Email) != (null, null))
            .GroupBy(group =>
                (group.AccountId ?? accounts.GetValueOrDefault(group.Email!)) is { } account ? account.ToString() : group.Email!
            )
            .Select(customer =>
            {
                var best = customer.OrderByDescending(group => group.AccountId is not null).ThenByDescending(group => group.Total).First();
                return (
                    best.AccountId,
                    best.Email,
                    best.Name,
                    Orders: customer.Sum(group => group.Orders),
                    Total: customer.Sum(group => group.Total)
                );
            })
            .OrderByDescending(customer => customer.Total)
            .Take(100)
            .ToList();
        return (
            [
                Column("name", "text", "customer"),
                Column("email", "text"),
                Column("account", "text"),
                Column("orders", "number"),
                Column("revenue", "money"),
            ],
            [
                .. rows.Select(row =>
                    Row(
                        row.Name ?? row.Email ?? row.AccountId.ToString()!,
                        row.Email ?? string.Empty,
                        row.AccountId?.ToString() ?? string.Empty,
                        Int(row.Orders),
                        M(row.Total)
                    )
                ),
            ],
            null
        );
    }

    private static IReadOnlyList<string> Row(params string[] cells) => cells;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);

    private ReportColumn Column(string key, string kind, string? name = null) => new(key, Word($"column-{name ?? key}"), kind);

    private string Word(string name) => texts.Of(new Message($"reporting.{name}"));

    private string Percent(int part, int whole) =>
        whole == 0 ? Word("none") : (100m * part / whole).ToString("F1", CultureInfo.InvariantCulture);

    private string M(decimal amount) => amount.ToString("F" + Currency.Of(currency).Digits, CultureInfo.InvariantCulture);
}
