using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Reservations;

namespace Shop.Tests.Integration.Inventory;

public sealed class BackorderTests : InventoryFixture
{
    private static readonly DateOnly Monday = new(2031, 5, 5);

    [SetUp]
    public async Task Allow_three()
    {
        await ReceiveAsync(Tea, 2);
        await DoAsync(new SetStockSettings(Tea, true, true, 1, 3, Monday));
    }

    [Test]
    public async Task Backorders_are_accepted_up_to_the_limit()
    {
        var holds = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => HoldAsync(Guid.CreateVersion7(), Lines(1)))));

        Assert.That(holds.Count(hold => hold.HeldUntil is not null), Is.EqualTo(5));
        Assert.That(await OfferAsync(Tea), Is.EqualTo(new Availability(Tea, 0, true, true, CanBackorder: false, null, Monday)));
    }

    [Test]
    public async Task Availability_includes_the_remaining_backorders_and_the_restock_date()
    {
        Assert.That(await OfferAsync(Tea), Is.EqualTo(new Availability(Tea, 2, true, false, CanBackorder: true, 3, Monday)));
        Assert.That((await HoldAsync(Guid.CreateVersion7(), Lines(9))).Shortages, Is.EqualTo(new[] { new StockShortage(Tea, 9, 5) }));
        await CommittedAsync(Lines(4));
        Assert.That(await OfferAsync(Tea), Is.EqualTo(new Availability(Tea, 0, true, true, CanBackorder: true, 1, Monday)));
    }

    [Test]
    public async Task A_hold_contains_its_backordered_quantity()
    {
        var reference = Guid.CreateVersion7();
        Assert.That((await HoldAsync(reference, Lines(2))).Backorders, Is.Empty);
        Assert.That((await HoldAsync(reference, Lines(4))).Backorders, Is.EqualTo(new[] { new StockBackorder(Tea, 2, Monday) }));
        Assert.That(
            (await HoldAsync(Guid.CreateVersion7(), Lines(1))).Backorders,
            Is.EqualTo(new[] { new StockBackorder(Tea, 1, Monday) }),
            "the last reservation is backordered"
        );
    }

    [Test]
    public async Task A_rule_that_would_break_reservations_is_refused_and_an_import_keeps_rules()
    {
        await CommittedAsync(Lines(4));

        var none = await FailAsync(new SetStockSettings(Tea, true, false, 1));
        var fewer = await FailAsync(new SetStockSettings(Tea, true, true, 1, 1));
        await GetAsync(new ImportStock(Guid.CreateVersion7(), [new ImportedStock(Tea, null, true, CanBackorder: false)], "Import"));

        Assert.That((none.Code, fewer.Field), Is.EqualTo(("inventory.still-owed", "BackorderLimit")));
        Assert.That((await GetAsync(new GetStock(Tea))).CanBackorder, Is.True);
    }

    [Test]
    public async Task Backorders_raise_no_further_alert_after_low_stock()
    {
        await ReceiveAsync(Tea, 5);
        var before = await AlertsAsync();
        for (var time = 0; time < 9; time++)
            await CommittedAsync(Lines(1));

        Assert.That(await AlertsAsync(), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task A_cart_that_changes_its_quantities_raises_no_alert()
    {
        var before = await AlertsAsync();
        await ReceiveAsync(Mug, 20);
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, new StockLine(Mug, 16));
        var low = await AlertsAsync();
        await HoldAsync(reference, new StockLine(Mug, 17));

        Assert.That((low, await AlertsAsync()), Is.EqualTo((before + 1, before + 1)));
    }
}
