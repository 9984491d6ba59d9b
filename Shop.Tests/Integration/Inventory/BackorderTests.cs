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
    public async Task As_many_are_promised_as_the_limit_allows_and_not_one_more()
    {
        var holds = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => HoldAsync(Guid.CreateVersion7(), Lines(1)))));

        Assert.That(holds.Count(hold => hold.HeldUntil is not null), Is.EqualTo(5));
        Assert.That(await OfferAsync(Tea), Is.EqualTo(new Availability(Tea, 0, true, true, CanBackorder: false, null, Monday)));
    }

    [Test]
    public async Task The_answer_says_how_many_more_and_when_there_will_be_some()
    {
        Assert.That(await OfferAsync(Tea), Is.EqualTo(new Availability(Tea, 2, true, false, CanBackorder: true, 3, Monday)));
        Assert.That((await HoldAsync(Guid.CreateVersion7(), Lines(9))).Shortages, Is.EqualTo(new[] { new StockShortage(Tea, 9, 5) }));
        await CommittedAsync(Lines(4));
        Assert.That(await OfferAsync(Tea), Is.EqualTo(new Availability(Tea, 0, true, true, CanBackorder: true, 1, Monday)));
    }

    [Test]
    public async Task A_hold_says_what_of_it_is_not_there_yet()
    {
        var reference = Guid.CreateVersion7();
        Assert.That((await HoldAsync(reference, Lines(2))).Backorders, Is.Empty);
        Assert.That((await HoldAsync(reference, Lines(4))).Backorders, Is.EqualTo(new[] { new StockBackorder(Tea, 2, Monday) }));
        Assert.That(
            (await HoldAsync(Guid.CreateVersion7(), Lines(1))).Backorders,
            Is.EqualTo(new[] { new StockBackorder(Tea, 1, Monday) }),
            "who came last waits"
        );
    }

    [Test]
    public async Task A_rule_that_would_break_promises_is_refused_and_an_import_leaves_it()
    {
        await CommittedAsync(Lines(4));

        var none = await FailAsync(new SetStockSettings(Tea, true, false, 1));
        var fewer = await FailAsync(new SetStockSettings(Tea, true, true, 1, 1));
        await GetAsync(new ImportStock(Guid.CreateVersion7(), [new ImportedStock(Tea, null, true, CanBackorder: false)], "Import"));

        Assert.That((none.Code, fewer.Field), Is.EqualTo(("inventory.still-owed", "BackorderLimit")));
        Assert.That((await GetAsync(new GetStock(Tea))).CanBackorder, Is.True);
    }

    [Test]
    public async Task Backorders_raise_no_alert_after_the_one_for_running_low()
    {
        await ReceiveAsync(Tea, 5);
        var before = await AlertsAsync();
        for (var time = 0; time < 9; time++)
            await CommittedAsync(Lines(1));

        Assert.That(await AlertsAsync(), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task A_cart_that_changes_its_mind_raises_no_alert()
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
