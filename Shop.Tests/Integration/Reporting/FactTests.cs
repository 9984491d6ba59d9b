using Shop.Inventory.Contracts.Events;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Events;
using Shop.Payments.Contracts.Events;
using Shop.Reporting.Contracts.Dashboard;
using Shop.Reporting.Contracts.Reports;
using Shop.Users.Contracts.Events;

namespace Shop.Tests.Integration.Reporting;

/// <summary>Columns of the sales report: day, orders, items, discount, delivery, revenue, tax, refunded, net.</summary>
public sealed class FactTests : ReportingFixture
{
    private readonly Guid first = Guid.CreateVersion7();
    private readonly Guid second = Guid.CreateVersion7();

    [Test]
    public async Task Sales_count_on_the_day_of_confirmation_and_refunds_on_their_own_day()
    {
        await PublishAsync(
            Confirmed(first, At(0), 100, 15.97m, shipping: 4.90m, discount: 10),
            Confirmed(second, At(0, 20), 20.05m, 3.20m),
            Refunded(first, At(2), 30.33m, 4.84m)
        );

        Assert.That(
            await SalesAsync(),
            Is.EqualTo(
                new[] { "2031-03-03 2 120.05 10.00 4.90 114.95 19.17 0.00 114.95", "2031-03-05 0 0.00 0.00 0.00 0.00 -4.84 30.33 -30.33" }
            )
        );
    }

    [Test]
    public async Task A_fully_refunded_sale_leaves_no_VAT()
    {
        await PublishAsync(Confirmed(first, At(0), 24.90m, 3.98m), Refunded(first, At(0), 24.90m, 3.98m));

        var sales = await GetAsync(new GetReport("sales", Monday, Monday));
        var tax = await GetAsync(new GetReport("tax", Monday, Monday));

        Assert.That(sales.Totals, Is.EqualTo(new[] { "Total", "1", "24.90", "0.00", "0.00", "24.90", "0.00", "24.90", "0.00" }));
        Assert.That(tax.Totals, Is.EqualTo(new[] { "Total", "0.00", "0.00", "0.00" }));
    }

    [Test]
    public async Task A_day_begins_at_midnight_in_the_shops_time_zone()
    {
        await PublishAsync(Confirmed(first, At(0, 22.99), 10, 1), Confirmed(second, At(0, 23), 20, 2));

        Assert.That((await SalesAsync()).Select(row => row[..20]), Is.EqualTo(new[] { "2031-03-03 1 10.00 0", "2031-03-04 1 20.00 0" }));
    }

    [Test]
    public async Task Totals_do_not_depend_on_the_order_or_number_of_deliveries()
    {
        IIntegrationEvent[] facts =
        [
            Confirmed(first, At(0), 100, 15.97m),
            Confirmed(second, At(1), 59.90m, 9.56m, shipping: 4.90m),
            Refunded(first, At(2), 100, 15.97m),
            Canceled(second, At(3), 64.80m, 9.56m),
            new PaymentStarted(Guid.CreateVersion7(), At(0), first, first, "card", Eur(100)),
            new PaymentCovered(Guid.CreateVersion7(), At(1), first, first, "card", Eur(100), true, false),
        ];
        await PublishAsync(facts);
        var inOrder = await EverythingAsync();
        await RedeliverEverythingAsync();
        Assert.That(await EverythingAsync(), Is.EqualTo(inOrder));

        await Host.ResetAsync();
        foreach (var fact in facts.Reverse())
        {
            await PublishAsync(fact);
            await SalesAsync(); // reads figures in between, so that each fact is late for its day
        }

        Assert.That(await EverythingAsync(), Is.EqualTo(inOrder));
        await GetAsync(new RebuildReports());
        Assert.That(await EverythingAsync(), Is.EqualTo(inOrder));
    }

    [Test]
    public async Task A_fact_a_month_late_changes_only_its_own_day()
    {
        await PublishAsync(Confirmed(first, At(0), 100, 15.97m), Confirmed(second, At(1), 50, 8m));
        await SalesAsync();
        Clock.Advance(TimeSpan.FromDays(30));

        await PublishAsync(Confirmed(Guid.CreateVersion7(), At(0), 7, 1m));

        Assert.That((await SalesAsync()).Select(row => row[..21]), Is.EqualTo(new[] { "2031-03-03 2 107.00 0", "2031-03-04 1 50.00 0." }));
    }

    [Test]
    public async Task Canceling_an_order_that_never_counted_as_a_sale_is_not_a_refund()
    {
        await PublishAsync(Canceled(first, At(0), 100, 15.97m, wasConfirmed: false));

        Assert.That((await FigureAsync("returned")).Money, Is.EqualTo(Eur(0)));
    }

    [Test]
    public async Task Success_rates_follow_their_definitions()
    {
        var (paid, failed, retried, arrived, lost) = (
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7()
        );
        await PublishAsync(
            new RegistrationAttempted(Guid.CreateVersion7(), At(0), Guid.CreateVersion7()),
            new RegistrationAttempted(Guid.CreateVersion7(), At(0), null),
            new PaymentStarted(Guid.CreateVersion7(), At(0), paid, paid, "card", Eur(1)),
            new PaymentCovered(Guid.CreateVersion7(), At(0), paid, paid, "card", Eur(1), true, false),
            new PaymentStarted(Guid.CreateVersion7(), At(0), failed, failed, "card", Eur(1)),
            new PaymentFailed(Guid.CreateVersion7(), At(0), failed, failed, "card", Eur(1), Message.Of("declined")),
            new PaymentFailed(Guid.CreateVersion7(), At(0), retried, retried, "card", Eur(1), Message.Of("declined")),
            new PaymentCovered(Guid.CreateVersion7(), At(0), retried, retried, "card", Eur(1), true, false),
            Shipped(arrived, At(0)),
            new UnitsDelivered(Guid.CreateVersion7(), At(3), arrived, arrived, []),
            Shipped(lost, At(0)),
            new DeliveryFailed(Guid.CreateVersion7(), At(2), lost, lost, null),
            new StockRanLow(Guid.CreateVersion7(), At(0), Sku.Of("TEA-1"), 2, 5),
            new StockRanLow(Guid.CreateVersion7(), At(0), Sku.Of("MUG-1"), 1, 5),
            new AvailabilityChanged(Guid.CreateVersion7(), At(1), [new Availability(Sku.Of("TEA-1"), 20, true, false, false)])
        );

        var rates = (await GetAsync(new GetDashboard(Monday, Monday))).SuccessRates.ToDictionary(
            rate => rate.Key,
            rate => (rate.Tried, rate.Succeeded)
        );

        Assert.That(
            rates,
            Is.EqualTo(
                new Dictionary<string, (int, int)>
                {
                    ["registration"] = (2, 1),
                    ["search"] = (0, 0),
                    ["payment"] = (3, 2),
                    ["stock-warning"] = (2, 1),
                    ["delivery"] = (2, 1),
                }
            )
        );
    }

    [Test]
    public async Task A_parcel_and_a_payment_count_on_their_first_day_even_when_it_is_reported_last()
    {
        var id = Guid.CreateVersion7();
        await PublishAsync(
            new UnitsDelivered(Guid.CreateVersion7(), At(3), id, id, []),
            Shipped(id, At(0)),
            new PaymentCovered(Guid.CreateVersion7(), At(3), id, id, "card", Eur(1), true, false),
            new PaymentStarted(Guid.CreateVersion7(), At(0), id, id, "card", Eur(1))
        );

        var rates = (await GetAsync(new GetDashboard(Monday, Monday))).SuccessRates.ToDictionary(
            rate => rate.Key,
            rate => (rate.Tried, rate.Succeeded)
        );

        Assert.That((rates["delivery"], rates["payment"]), Is.EqualTo(((1, 1), (1, 1))));
    }

    private static UnitsShipped Shipped(Guid id, DateTimeOffset at) => new(Guid.CreateVersion7(), at, id, id, "DHL", null, null, []);

    /// <summary>Every report of the week as text.</summary>
    private async Task<string> EverythingAsync()
    {
        var text = new List<string>();
        foreach (var report in await GetAsync(new ListReports()))
        {
            var table = await GetAsync(new GetReport(report.Name, Monday, Monday.AddDays(6)));
            text.AddRange(table.Rows.Append(table.Totals ?? []).Select(row => $"{report.Name}: {string.Join(' ', row)}"));
        }

        return string.Join('\n', text);
    }
}
