using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;

namespace Shop.Tests.Integration.Inventory;

public sealed class LevelTests : InventoryFixture
{
    [Test]
    public async Task Every_change_of_on_hand_is_recorded_as_a_movement_with_its_reason()
    {
        await ReceiveAsync(Tea, 10);
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Tea, null, null, -2, null, "Broken", StaffId));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Tea, null, 9, null, 8, "Counted", StaffId));
        var reference = await CommittedAsync(Lines(4));
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(4)));
        await DoAsync(new RestockUnits(reference, Guid.CreateVersion7(), Lines(1), "S-1", StaffId));

        var movements = await GetAsync(new ListMovements(Tea, 1, 100));

        Assert.That(
            movements.Items.Reverse().Select(movement => (movement.Kind, movement.Quantity, movement.OnHandAfter, movement.Reason)),
            Is.EqualTo(
                new[]
                {
                    (MovementKind.Received, 10, 10, Message.Of("Delivery")),
                    (MovementKind.Adjusted, -2, 8, Message.Of("Broken")),
                    (MovementKind.Counted, 1, 9, Message.Of("Counted")),
                    (MovementKind.Shipped, -4, 5, new Message("inventory.shipped")),
                    (MovementKind.Restocked, 1, 6, new Message("inventory.restocked").With("order", "S-1")),
                }
            )
        );
        Assert.That(movements.Items.Sum(movement => movement.Quantity), Is.EqualTo((await LevelAsync(Tea)).OnHand));
    }

    [Test]
    public async Task A_repeated_adjustment_is_applied_once()
    {
        var operation = Guid.CreateVersion7();
        for (var time = 0; time < 3; time++)
            await GetAsync(new AdjustStock(operation, Tea, null, null, 5, null, "Delivery", StaffId));

        Assert.That((await LevelAsync(Tea), await MovementsAsync(Tea)), Is.EqualTo(((5, 0, 5), 1)));
    }

    [TestCase(null, null, "OnHand")]
    [TestCase(1, 1, "OnHand")]
    [TestCase(-1, null, "OnHand")]
    [TestCase(int.MaxValue, null, "OnHand")]
    [TestCase(null, 0, "Delta")]
    [TestCase(null, int.MaxValue, "Delta")]
    [TestCase(null, int.MinValue, "Delta")]
    [TestCase(null, -11, "Delta")]
    [TestCase(null, 9_999_991, "Delta")]
    public async Task Impossible_quantities_are_refused_at_their_field(int? onHand, int? delta, string field)
    {
        await ReceiveAsync(Tea, 10);

        var refusal = await FailAsync(new AdjustStock(Guid.CreateVersion7(), Tea, null, onHand, delta, null, "Counted", StaffId));

        Assert.That((refusal.Kind, refusal.Field), Is.EqualTo((ErrorKind.Invalid, field)));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 0, 10)));
    }

    [Test]
    public async Task A_count_is_refused_when_stock_moved_meanwhile_or_too_much_is_reserved()
    {
        await ReceiveAsync(Tea, 10);
        await CommittedAsync(Lines(4));

        var moved = await FailAsync(new AdjustStock(Guid.CreateVersion7(), Tea, null, 7, null, 9, "Counted", StaffId));
        var promised = await FailAsync(new AdjustStock(Guid.CreateVersion7(), Tea, null, 3, null, 10, "Counted", StaffId));
        var nowhere = await FailAsync(new AdjustStock(Guid.CreateVersion7(), Tea, "moon", 3, null, null, "Counted", StaffId));

        Assert.That(
            (moved.Code, promised.Code, nowhere.Field),
            Is.EqualTo(("inventory.counted-meanwhile", "inventory.below-promised", "Location"))
        );
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 4, 6)));
    }

    [Test]
    public async Task A_SKU_that_was_never_stocked_is_unknown_and_unavailable()
    {
        Assert.That((await FailAsync(new GetStock(Tea))).Code, Is.EqualTo("inventory.unknown-sku"));
        Assert.That((await GetAsync(new GetAvailability([Tea])))[0], Is.EqualTo(new Availability(Tea, 0, true, true, false)));
        Assert.That(
            (await FailAsync(new RestockUnits(Guid.CreateVersion7(), Guid.CreateVersion7(), Lines(1), "S-1", null))).Code,
            Is.EqualTo("inventory.unknown-sku")
        );
    }

    [Test]
    public async Task Two_concurrent_receipts_of_a_new_SKU_both_count()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ReceiveAsync(Tea, 5))));

        Assert.That((await LevelAsync(Tea), await MovementsAsync(Tea)), Is.EqualTo(((40, 0, 40), 8)));
    }

    [Test]
    public async Task A_backorder_is_reserved_below_zero_and_the_ledger_balances_after_shipping()
    {
        await ReceiveAsync(Tea, 2);
        await DoAsync(new SetStockSettings(Tea, true, true, 0));
        var reference = await CommittedAsync(Lines(5));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((2, 5, 0)));

        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(5)));

        Assert.That(await LevelAsync(Tea), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task An_import_sets_levels_never_below_the_reserved_quantity_and_is_idempotent()
    {
        await ReceiveAsync(Tea, 10);
        await CommittedAsync(Lines(4));
        ImportedStock[] rows = [new(Tea, 1, true, false), new(Mug, 6, true, false)];

        ImportedLevel[] levels = [new(Tea, "Main warehouse", 10, 4, false), new(Mug, "Main warehouse", 0, 6, false)];
        Assert.That(await GetAsync(new PreviewStockImport(rows)), Is.EqualTo(levels));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 4, 6)), "a preview changes nothing");
        Assert.That(await GetAsync(new ImportStock(Guid.CreateVersion7(), rows, "new.csv")), Is.EqualTo(levels));
        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((4, 4, 0), (6, 0, 6))));
        Assert.That(await GetAsync(new ImportStock(Guid.CreateVersion7(), rows, "new.csv")), Is.Empty);
        Assert.That(await MovementsAsync(Mug), Is.EqualTo(1));
    }

    [Test]
    public async Task An_import_skips_a_level_that_differs_from_the_expected_one()
    {
        await ReceiveAsync(Tea, 7);
        ImportedStock[] rows = [new(Tea, 12, true, false, ExpectedOnHand: 10)];

        var levels = await GetAsync(new ImportStock(Guid.CreateVersion7(), rows, "new.csv"));

        Assert.That(levels, Is.EqualTo(new[] { new ImportedLevel(Tea, "Main warehouse", 7, 7, IsStale: true) }));
        Assert.That((await LevelAsync(Tea), await MovementsAsync(Tea)), Is.EqualTo(((7, 0, 7), 1)));
        Assert.That(await GetAsync(new PreviewStockImport(rows)), Is.EqualTo(levels));
    }

    [TestCase("%", 0)]
    [TestCase("_", 0)]
    [TestCase("\\", 0)]
    [TestCase("' OR 1=1 --", 0)]
    [TestCase("tea", 1)]
    [TestCase(" ", 2)]
    public async Task The_stock_list_treats_search_text_literally(string query, int expected)
    {
        await ReceiveAsync(Tea, 10);
        await ReceiveAsync(Mug, 10);

        Assert.That((await GetAsync(new ListStock(query, StockFilter.All, 1, 10))).Total, Is.EqualTo(expected));
    }
}
