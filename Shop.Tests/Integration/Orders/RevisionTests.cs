using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Orders that are changed after they were placed.</summary>
public sealed class RevisionTests : OrdersFixture
{
    [Test]
    public async Task Added_units_are_reserved_immediately_and_paid_by_the_order_link()
    {
        var shopper = await BuyAsync(("TEA", 2));
        var preview = await GetAsync(
            new PreviewRevision(shopper.Number!, [new RevisedLine("TEA", 3)], [new AddedLine(Sku.Of("MUG"), 1)], null)
        );
        var command = await RevisionAsync(shopper, [new RevisedLine("TEA", 3)], [new AddedLine(Sku.Of("MUG"), 1)]);

        var revised = await GetAsync(command);
        await GetAsync(command);
        await DeliverEvents();

        Assert.That((preview.Delta, revised.Delta, revised.After), Is.EqualTo((AnOrder.Eur(28), AnOrder.Eur(28), AnOrder.Eur(52.90m))));
        Assert.That((await StockAsync("TEA"), await StockAsync("MUG")), Is.EqualTo(((20, 3), (5, 1))));
        Assert.That(
            (await MailsAsync("order-revised")).Single().Text,
            Does.Contain("Green tea (TEA): 2 → 3").And.Contain("Please pay the remaining balance")
        );
        var paid = await shopper.PayAgainAsync("card");
        Assert.That(paid.Status, Is.EqualTo(HttpStatusCode.Created));
        await shopper.PayAsync();
        await DeliverEvents();
        var order = await ViewAsync(shopper);
        Assert.That((order.Balance, order.PaymentStatus, order.Payments.Count), Is.EqualTo((AnOrder.Eur(0), PaymentState.Paid, 2)));
        Assert.That((await shopper.PayAgainAsync("card")).Problem, Is.EqualTo("illegal-state"), "nothing is due");
        Assert.That((await TotalsAsync("sales"))["net"], Is.EqualTo("52.90"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Removed_units_are_restocked_and_refunded()
    {
        var shopper = await BuyAsync(("TEA", 3), ("MUG", 1));

        await GetAsync(await RevisionAsync(shopper, [new RevisedLine("TEA", 1), new RevisedLine("MUG", 0)], []));
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Total, order.Balance, order.Refunds.Single().Amount),
            Is.EqualTo((AnOrder.Eur(14.90m), AnOrder.Eur(0), AnOrder.Eur(38)))
        );
        Assert.That((await StockAsync("TEA"), await StockAsync("MUG")), Is.EqualTo(((20, 1), (5, 0))));
        Assert.That((await TotalsAsync("sales"))["net"], Is.EqualTo("14.90"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Sold_out_products_are_refused_and_nothing_changes()
    {
        var shopper = await BuyAsync(("TEA", 1));
        var before = await ViewAsync(shopper);

        var error = await FailAsync(await RevisionAsync(shopper, [], [new AddedLine(Sku.Of("MUG"), 6)]));

        Assert.That((error.Code, error.Text()), Is.EqualTo(("orders.out-of-stock", "Only 5 Stoneware mug left.")));
        Assert.That((await ViewAsync(shopper)).Version, Is.EqualTo(before.Version));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Added_units_on_backorder_get_an_expected_date_like_the_original_ones()
    {
        var day = DateOnly.FromDateTime(Clock.Now.UtcDateTime);
        await ExpectAsync("MUG", day.AddDays(9));
        var shopper = await BuyAsync(("MUG", 6), ("TEA", 1));
        await ExpectAsync("MUG", day.AddDays(5));
        await ExpectAsync("TEA", day.AddDays(7));
        await SellAsync("CUP", "Cup", 6, stock: 1);
        await ExpectAsync("CUP", null);
        await DeliverEvents();

        var command = await RevisionAsync(
            shopper,
            [new RevisedLine("MUG", 8), new RevisedLine("TEA", 22)],
            [new AddedLine(Sku.Of("CUP"), 3)]
        );
        for (var time = 0; time < 2; time++)
            await GetAsync(command);
        await DeliverEvents();

        Assert.That(
            (await ViewAsync(shopper)).Lines.Select(line => (line.Sku.Value, line.Backordered, line.ExpectedOn)),
            Is.EqualTo(new[] { ("MUG", 3, day.AddDays(9)), ("TEA", 2, day.AddDays(7)), ("CUP", 2, (DateOnly?)null) }),
            "until the last unit of a line is in stock"
        );
        await AssertSoundAsync();

        Task ExpectAsync(string sku, DateOnly? day) =>
            DoAsync(new SetStockSettings(Sku.Of(sku), IsTracked: true, CanBackorder: true, null, null, day));
    }

    [Test]
    public async Task The_backordered_quantity_follows_revisions_and_receipts()
    {
        await DoAsync(new SetStockSettings(Sku.Of("MUG"), IsTracked: true, CanBackorder: true, null));
        var shopper = await BuyAsync(("MUG", 12));
        var ordered = (await ViewAsync(shopper)).Lines[0].Backordered;

        await GetAsync(await RevisionAsync(shopper, [new RevisedLine("MUG", 8)], []));
        await DeliverEvents();
        var reduced = (await ViewAsync(shopper)).Lines[0].Backordered;
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Sku.Of("MUG"), "main", 2, "Delivery", StaffId));
        await DeliverEvents();
        var partly = (await ViewAsync(shopper)).Lines[0].Backordered;
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Sku.Of("MUG"), "main", 1, "Delivery", StaffId));
        await DeliverEvents();
        var page = await shopper.Client.GetStringAsync($"/orders/{shopper.Number}?token={shopper.Token}");

        Assert.That((ordered, reduced, partly), Is.EqualTo((7, 3, 1)));
        Assert.That((await ViewAsync(shopper)).Lines[0], Has.Property("Backordered").EqualTo(0).And.Property("ExpectedOn").Null);
        Assert.That(page, Does.Not.Contain("backorder"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task The_oldest_order_is_served_first_when_a_part_of_the_backorders_arrives()
    {
        await DoAsync(new SetStockSettings(Sku.Of("MUG"), IsTracked: true, CanBackorder: true, null));
        var first = await BuyAsync(("MUG", 6));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await BuyAsync(("MUG", 2));
        var before = (await BackorderedAsync(first), await BackorderedAsync(second));

        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Sku.Of("MUG"), "main", 1, "Delivery", StaffId));
        await DeliverEvents();

        Assert.That(before, Is.EqualTo((1, 2)));
        Assert.That((await BackorderedAsync(first), await BackorderedAsync(second)), Is.EqualTo((0, 2)));

        async Task<int> BackorderedAsync(ApiShopper shopper) => (await ViewAsync(shopper)).Lines[0].Backordered;
    }

    [Test]
    public async Task A_revision_of_an_outdated_version_is_refused_as_a_conflict()
    {
        var shopper = await BuyAsync(("TEA", 2));
        var old = await RevisionAsync(shopper, [new RevisedLine("TEA", 3)], []);
        await GetAsync(await RevisionAsync(shopper, [new RevisedLine("TEA", 1)], []));

        Assert.That((await FailAsync(old)).Code, Is.EqualTo("kernel.changed-meanwhile"));

        Assert.That((await ViewAsync(shopper)).Lines[0].Quantity, Is.EqualTo(1));
    }

    [Test]
    public async Task An_order_waits_for_staff_when_the_hold_expired_before_the_revision_was_applied()
    {
        var shopper = await BuyAsync(("TEA", 1));
        await GetAsync(await RevisionAsync(shopper, [], [new AddedLine(Sku.Of("MUG"), 5)]));
        Clock.Advance(TimeSpan.FromMinutes(16));
        var rival = NewShopper("bob@example.com");
        await rival.FillAsync(("MUG", 1));
        Assert.That((await rival.PlaceAsync("bank-transfer")).Status, Is.EqualTo(HttpStatusCode.Created));

        await DeliverEvents();

        Assert.That((await ViewAsync(shopper)).Status, Is.EqualTo(OrderStatus.OnHold));
        Assert.That((await ViewAsync(shopper)).Timeline[^1].Reason!.Text(), Is.EqualTo("Sold out: MUG"));
    }

    [Test]
    public async Task Units_canceled_before_their_revision_was_applied_are_released_in_either_order_of_events(
        [Values(1, 2, 3)] int canceled,
        [Values("orders.order-revised.v1", "orders.units-canceled.v1")] string last
    )
    {
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(await RevisionAsync(shopper, [new RevisedLine("TEA", 4)], []));
        await DoAsync(
            new CancelUnits(
                shopper.Number!,
                Guid.CreateVersion7(),
                [new UnitsToCancel("TEA", canceled)],
                Refund: true,
                Restock: true,
                "Too many",
                StaffId
            )
        );
        await DelayEventAsync(last, TimeSpan.FromMinutes(5));
        await DeliverEvents();
        var first = await StockAsync("TEA");
        await DelayEventAsync(last, TimeSpan.Zero);
        await DeliverEvents();

        Assert.That(first, Is.EqualTo((20, 4 - canceled)), "either event applies both changes");
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 4 - canceled)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_canceled_before_its_revision_was_applied_holds_nothing()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(await RevisionAsync(shopper, [new RevisedLine("TEA", 4)], []));
        await DelayEventAsync("orders.order-revised.v1", TimeSpan.FromMinutes(5));
        await DoAsync(new CancelOrder(shopper.Number!, new OrderViewer(null, null, IsStaff: true), "Changed their mind", StaffId));
        await DeliverEvents();
        await DelayEventAsync("orders.order-revised.v1", TimeSpan.Zero);
        await DeliverEvents();

        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        await AssertSoundAsync();
    }

    /// <summary>Delays an event, as a failed delivery and its retry would.</summary>
    private async Task DelayEventAsync(string name, TimeSpan pause)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var waiting = scope
            .ServiceProvider.GetRequiredService<OrdersDbContext>()
            .Outbox.Where(message => message.EventName == name && message.DoneAt == null);
        var at = Clock.Now + pause;
        Assert.That(
            await waiting.ExecuteUpdateAsync(set =>
                set.SetProperty(message => message.NextTryAt, at).SetProperty(message => message.Attempts, 1)
            ),
            Is.Positive
        );
    }

    private async Task<ReviseOrder> RevisionAsync(ApiShopper shopper, IReadOnlyList<RevisedLine> lines, IReadOnlyList<AddedLine> added) =>
        new(
            shopper.Number!,
            Guid.CreateVersion7(),
            (await ViewAsync(shopper)).Version,
            lines,
            added,
            null,
            Refund: true,
            "As agreed",
            StaffId
        );
}
