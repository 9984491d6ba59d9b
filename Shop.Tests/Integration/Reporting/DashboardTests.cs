using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Kernel;
using Shop.Reporting.Contracts.Dashboard;
using Shop.Reporting.Contracts.Reports;
using Shop.Reporting.Contracts.Visits;

namespace Shop.Tests.Integration.Reporting;

public sealed class DashboardTests : ReportingFixture
{
    [Test]
    public async Task Figures_are_right_to_the_cent_and_compared_with_as_many_days_before()
    {
        var order = Guid.CreateVersion7();
        await TellAsync(
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
    public async Task Each_day_of_the_range_is_there_and_best_sellers_are_ordered_by_units()
    {
        await TellAsync(
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
    public async Task Many_who_look_at_the_figures_of_a_new_day_at_the_same_moment_all_see_them()
    {
        await TellAsync(Confirmed(Guid.CreateVersion7(), At(0), 10, 1), Confirmed(Guid.CreateVersion7(), At(1), 10, 1));

        var figures = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FigureAsync("revenue"))));

        Assert.That(figures.Select(figure => figure.Money), Is.All.EqualTo(Eur(20)));
    }

    [Test]
    public async Task Figures_that_a_clock_that_ran_ahead_looked_at_are_right_when_the_clock_is_right_again()
    {
        var right = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(2));
        await TellAsync(Confirmed(Guid.CreateVersion7(), At(0), 10, 1));
        Assert.That((await FigureAsync("revenue")).Money, Is.EqualTo(Eur(10)));
        Clock.SetTo(right);
        await TellAsync(Confirmed(Guid.CreateVersion7(), At(1), 10, 1));

        Assert.That((await FigureAsync("revenue")).Money, Is.EqualTo(Eur(20)));
    }

    [TestCase("0001-01-01", "0001-01-01")]
    [TestCase("0001-01-01", "0001-12-31")]
    [TestCase("9999-12-31", "9999-12-31")]
    [TestCase("9998-01-01", "9999-12-31")]
    public async Task The_ends_of_the_calendar_are_days_like_any_other(string from, string to)
    {
        var (first, last) = (DateOnly.Parse(from, null), DateOnly.Parse(to, null));

        Assert.That((await GetAsync(new GetDashboard(first, last))).Days, Has.Count.EqualTo(last.DayNumber - first.DayNumber + 1));
        foreach (var report in await GetAsync(new ListReports()))
            Assert.That((await GetAsync(new GetReport(report.Name, first, last))).From, Is.EqualTo(first));
    }

    [TestCase(1, 0)]
    [TestCase(0, 1101)]
    public async Task A_range_that_runs_backwards_or_has_no_end_is_refused_at_its_last_day(int from, int to)
    {
        Assert.That((await FailAsync(new GetDashboard(Monday.AddDays(from), Monday.AddDays(to)))).Field, Is.EqualTo("To"));
        Assert.That((await FailAsync(new GetReport("sales", Monday.AddDays(from), Monday.AddDays(to)))).Field, Is.EqualTo("To"));
    }

    [TestCase("nonsense")]
    [TestCase("SALES")]
    [TestCase("sales' OR 1=1 --")]
    public async Task A_report_that_there_is_not_is_not_found(string name) =>
        Assert.That((await FailAsync(new GetReport(name, Monday, Monday))).Kind, Is.EqualTo(ErrorKind.NotFound));

    [Test]
    public async Task A_visitor_counts_once_a_day_and_anew_the_next()
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
    public async Task A_long_search_is_cut_between_characters()
    {
        await DoAsync(new RecordVisit(VisitKind.Search, "hash", null, new string('a', 99) + "🫖 pot", 1));

        Assert.That((await GetAsync(new GetReport("search-terms", Monday, Monday))).Rows.Single()[0], Is.EqualTo(new string('a', 99)));
    }

    [TestCase("{\"kind\":\"nonsense\"}", "kind")]
    [TestCase("{\"kind\":\"search\",\"query\":\"tea\",\"results\":-1}", "results")]
    [TestCase("{\"kind\":\"search\",\"query\":7}", "query")]
    public async Task A_beacon_that_makes_no_sense_is_refused_at_its_field_and_counts_nobody(string body, string field)
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
