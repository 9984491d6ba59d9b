using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Contracts.Events;
using Shop.Reporting.Contracts.Dashboard;
using Shop.Reporting.Contracts.Reports;
using Shop.Reporting.Contracts.Visits;

namespace Shop.Tests.Integration.Reporting;

public sealed class DashboardTests : ReportingFixture
{
    [Test]
    public async Task Figures_are_exact_to_the_cent_and_compared_with_the_previous_period()
    {
        var order = Guid.CreateVersion7();
        await PublishAsync(
            Confirmed(Guid.CreateVersion7(), At(-7), 33.33m, 5.32m),
            Confirmed(order, At(0), 10.01m, 1.60m),
            Confirmed(Guid.CreateVersion7(), At(6), 10.02m, 1.60m),
            Confirmed(Guid.CreateVersion7(), At(7), 1000, 159.66m),
            Refunded(order, At(1), 0.02m, 0)
        );

        var figures = (await GetAsync(new GetDashboard(Monday, Monday.AddDays(6)))).Figures.ToDictionary(figure => figure.Key);

        Assert.That((figures["revenue"].Money, figures["revenue"].PreviousMoney), Is.EqualTo(((Money?)Eur(20.03m), (Money?)Eur(33.33m))));
        Assert.That((figures["returned"].Money, figures["net-revenue"].Money), Is.EqualTo(((Money?)Eur(0.02m), (Money?)Eur(20.01m))));
        Assert.That((figures["orders"].Number, figures["orders"].PreviousNumber), Is.EqualTo(((decimal?)2, (decimal?)1)));
        Assert.That(figures["average-order"].Money, Is.EqualTo(Eur(10.02m)));
        Assert.That((figures["conversion"].Number, figures["conversion"].PreviousNumber), Is.EqualTo(((decimal?)null, (decimal?)null)));
    }

    [Test]
    public async Task Every_day_of_the_range_is_listed_and_best_sellers_are_ordered_by_units()
    {
        await PublishAsync(
            Confirmed(Guid.CreateVersion7(), At(0), 90, 1, sku: "GOLD-1"),
            Confirmed(Guid.CreateVersion7(), At(1), 10, 1, quantity: 2),
            Confirmed(Guid.CreateVersion7(), At(2), 10, 1, quantity: 3)
        );

        var view = await GetAsync(new GetDashboard(Monday, Monday.AddDays(2)));

        Assert.That(
            view.Days.Select(day => (day.Day, day.Net)),
            Is.EqualTo(new[] { (Monday, Eur(90)), (Monday.AddDays(1), Eur(10)), (Monday.AddDays(2), Eur(10)) })
        );
        Assert.That(view.BestSellers.Select(seller => (seller.Units, seller.Sales)), Is.EqualTo(new[] { (5, Eur(20)), (1, Eur(90)) }));
    }

    [Test]
    public async Task Concurrent_readers_of_a_new_day_all_get_its_figures()
    {
        await PublishAsync(Confirmed(Guid.CreateVersion7(), At(0), 10, 1), Confirmed(Guid.CreateVersion7(), At(1), 10, 1));

        var figures = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FigureAsync("revenue"))));

        Assert.That(figures.Select(figure => figure.Money), Is.All.EqualTo(Eur(20)));
    }

    [Test]
    public async Task Figures_read_while_the_clock_was_ahead_are_correct_once_the_clock_is_correct()
    {
        var right = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(2));
        await PublishAsync(Confirmed(Guid.CreateVersion7(), At(0), 10, 1));
        Assert.That((await FigureAsync("revenue")).Money, Is.EqualTo(Eur(10)));
        Clock.SetTo(right);
        await PublishAsync(Confirmed(Guid.CreateVersion7(), At(1), 10, 1));

        Assert.That((await FigureAsync("revenue")).Money, Is.EqualTo(Eur(20)));
    }

    [TestCase("0001-01-01", "0001-01-01")]
    [TestCase("0001-01-01", "0001-12-31")]
    [TestCase("9999-12-31", "9999-12-31")]
    [TestCase("9998-01-01", "9999-12-31")]
    public async Task The_first_and_the_last_day_of_the_calendar_are_valid(string from, string to)
    {
        var (first, last) = (DateOnly.Parse(from, null), DateOnly.Parse(to, null));

        Assert.That((await GetAsync(new GetDashboard(first, last))).Days, Has.Count.EqualTo(last.DayNumber - first.DayNumber + 1));
        foreach (var report in await GetAsync(new ListReports()))
            Assert.That((await GetAsync(new GetReport(report.Name, first, last))).From, Is.EqualTo(first));
    }

    [TestCase(1, 0)]
    [TestCase(0, 1101)]
    public async Task A_reversed_or_overlong_range_is_refused_at_its_last_day(int from, int to)
    {
        Assert.That((await FailAsync(new GetDashboard(Monday.AddDays(from), Monday.AddDays(to)))).Field, Is.EqualTo("To"));
        Assert.That((await FailAsync(new GetReport("sales", Monday.AddDays(from), Monday.AddDays(to)))).Field, Is.EqualTo("To"));
    }

    [TestCase("nonsense")]
    [TestCase("SALES")]
    [TestCase("sales' OR 1=1 --")]
    public async Task An_unknown_report_is_not_found(string name) =>
        Assert.That((await FailAsync(new GetReport(name, Monday, Monday))).Kind, Is.EqualTo(ErrorKind.NotFound));

    [Test]
    public async Task A_visitor_counts_once_per_day()
    {
        using var client = NewClient();
        for (var time = 0; time < 3; time++)
            await PostAsync(client, new { kind = "page" });
        await PostAsync(client, new { kind = "product", slug = "tea" });
        await PostAsync(
            client,
            new
            {
                kind = "search",
                query = "Tea ",
                results = 0,
            }
        );
        Clock.Advance(TimeSpan.FromDays(1));
        await PostAsync(client, new { kind = "page" });

        var funnel = (await GetAsync(new GetDashboard(Monday, Monday.AddDays(1)))).Funnel.ToDictionary(
            step => step.Key,
            step => step.Count
        );

        Assert.That((funnel["visitors"], funnel["product-visitors"]), Is.EqualTo((2, 1)));
        Assert.That((await GetAsync(new GetReport("search-terms", Monday, Monday))).Rows, Is.EqualTo(new[] { new[] { "tea", "1", "1" } }));
    }

    [Test]
    public async Task Conversion_counts_storefront_orders_and_visitors_and_lists_other_channels_separately()
    {
        var (shopper, program, staff, unknown) = (
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7()
        );
        for (var visitor = 0; visitor < 4; visitor++)
            await DoAsync(new RecordVisit(VisitKind.Page, $"hash{visitor}", null, null, null));
        await PublishAsync(
            Placed(shopper, At(0), SalesChannel.Storefront),
            Placed(program, At(0), SalesChannel.Api),
            Placed(staff, At(0), SalesChannel.BackOffice),
            Placed(unknown, At(0), null),
            Confirmed(shopper, At(0), 10, 1),
            Confirmed(program, At(0), 10, 1),
            Confirmed(staff, At(0), 10, 1),
            Confirmed(unknown, At(0), 10, 1)
        );

        var view = await GetAsync(new GetDashboard(Monday, Monday));

        Assert.That(view.Figures.Single(figure => figure.Key == "conversion").Number, Is.EqualTo(25m));
        Assert.That(
            view.Funnel.Where(step => step.Key is not ("product-visitors" or "carts")).Select(step => (step.Key, step.Count)),
            Is.EqualTo(new[] { ("visitors", 4), ("placed", 1), ("orders", 1), ("paid", 0), ("elsewhere", 3) })
        );
        Assert.That(
            (await GetAsync(new GetReport("funnel", Monday, Monday))).Rows.Single(),
            Is.EqualTo(new[] { "2031-03-03", "4", "0", "0", "1", "1", "0", "3" })
        );
    }

    [Test]
    public async Task Unpaid_orders_count_as_sold_but_neither_as_paid_nor_as_received()
    {
        var (paid, partly, transfer) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await PublishAsync(
            Placed(paid, At(0), SalesChannel.Storefront),
            Placed(partly, At(0), SalesChannel.Storefront),
            Placed(transfer, At(0), SalesChannel.Storefront),
            Confirmed(paid, At(0), 10, 1),
            Confirmed(partly, At(0), 20, 1),
            Confirmed(transfer, At(0), 40, 1),
            new PaymentCovered(Guid.CreateVersion7(), At(0), paid, paid, "card", Eur(10), IsCaptured: true, IsOffline: false),
            new PaymentCovered(Guid.CreateVersion7(), At(0), transfer, transfer, "bank-transfer", Eur(40), false, IsOffline: true),
            new PaymentCaptured(Guid.CreateVersion7(), At(1), partly, partly, "bank-transfer", Eur(19.99m))
        );

        var view = await GetAsync(new GetDashboard(Monday, Monday));
        var next = await GetAsync(new GetDashboard(Monday.AddDays(1), Monday.AddDays(1)));

        Assert.That(Of(view, "revenue").Money, Is.EqualTo(Eur(70)));
        Assert.That((Of(view, "received").Money, Of(next, "received").Money), Is.EqualTo(((Money?)Eur(10), (Money?)Eur(19.99m))));
        Assert.That(Of(next, "received").PreviousMoney, Is.EqualTo(Eur(10)));
        Assert.That(view.Funnel.Single(step => step.Key == "paid").Count, Is.EqualTo(1));

        static Figure Of(DashboardView view, string key) => view.Figures.Single(figure => figure.Key == key);
    }

    [Test]
    public async Task Best_customers_have_one_row_per_person_with_or_without_an_account()
    {
        var account = Guid.CreateVersion7();
        await PublishAsync(
            Confirmed(Guid.CreateVersion7(), At(0), 10, 1) with
            {
                AccountId = account,
                Email = "Ada@Example.com",
                CustomerName = "Ada",
            },
            Confirmed(Guid.CreateVersion7(), At(0), 15, 1) with
            {
                Email = "ada@example.com",
                CustomerName = "Ada",
            },
            Confirmed(Guid.CreateVersion7(), At(0), 20, 1) with
            {
                Email = "bob@example.com",
                CustomerName = "Bob",
            }
        );

        var report = await GetAsync(new GetReport("customers", Monday, Monday));

        Assert.That(report.Columns.Select(column => column.Key), Is.EqualTo(new[] { "name", "email", "account", "orders", "revenue" }));
        Assert.That(
            report.Rows,
            Is.EqualTo(
                new[] { new[] { "Ada", "ada@example.com", account.ToString(), "2", "25.00" }, ["Bob", "bob@example.com", "", "1", "20.00"] }
            )
        );
    }

    [Test]
    public async Task A_long_search_is_truncated_between_characters()
    {
        await DoAsync(new RecordVisit(VisitKind.Search, "hash", null, new string('a', 99) + "🫖 pot", 1));

        Assert.That((await GetAsync(new GetReport("search-terms", Monday, Monday))).Rows.Single()[0], Is.EqualTo(new string('a', 99)));
    }

    [TestCase("{\"kind\":\"nonsense\"}", "kind")]
    [TestCase("{\"kind\":\"search\",\"query\":\"tea\",\"results\":-1}", "results")]
    [TestCase("{\"kind\":\"search\",\"query\":7}", "query")]
    public async Task An_invalid_beacon_is_refused_at_its_field_and_counts_no_visitor(string body, string field)
    {
        using var client = NewClient();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await client.PostAsync("/api/v1/beacon", content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Single().Name,
            Is.EqualTo(field)
        );
        Assert.That((await GetAsync(new GetDashboard(Monday, Monday))).Funnel[0].Count, Is.Zero);
    }

    private static async Task PostAsync(HttpClient client, object body)
    {
        using var response = await client.PostAsJsonAsync("/api/v1/beacon", body);
        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
    }
}
