using Shop.Inventory.Contracts.Adjustments;

namespace Shop.Tests.Integration.Inventory;

/// <summary>Each invariant finds the one row that was corrupted. Database constraints are disabled for it where needed.</summary>
public sealed class StockInvariantTests : InventoryFixture
{
    private Guid reference;

    [SetUp]
    public async Task Promise()
    {
        await ReceiveAsync(Tea, 10);
        reference = await CommittedAsync(Lines(4));
    }

    [TestCase("UPDATE inventory.stock_levels SET reserved = 11", "inventory.levels-within-limits: TEA-1: on hand 10, reserved 11")]
    [TestCase(
        "UPDATE inventory.stock_levels SET reserved = 3",
        "inventory.reserved-equals-open-reservations: TEA-1: on hand 10 but moved 10, reserved 3 but open 4"
    )]
    [TestCase(
        "UPDATE inventory.stock_levels SET on_hand = 9",
        "inventory.reserved-equals-open-reservations: TEA-1: on hand 9 but moved 10, reserved 4 but open 4"
    )]
    [TestCase(
        "UPDATE inventory.movements SET quantity = 8",
        "inventory.reserved-equals-open-reservations: TEA-1: on hand 10 but moved 8, reserved 4 but open 4"
    )]
    public async Task A_corrupted_level_is_reported(string sql, string expected)
    {
        await SqlAsync(sql);

        Assert.That(await BrokenAsync(), Does.Contain(expected));
        await Host.ResetAsync();
    }

    [Test]
    public async Task A_backorder_beyond_its_limit_is_reported()
    {
        await DoAsync(new SetStockSettings(Tea, true, true, null, 3));
        await CommittedAsync(Lines(9));
        await SqlAsync("UPDATE inventory.stock_items SET backorder_limit = 2");

        Assert.That(await BrokenAsync(), Is.EqualTo(new[] { "inventory.levels-within-limits: TEA-1: on hand 10, reserved 13" }));
        await Host.ResetAsync();
    }

    [TestCase(
        "UPDATE inventory.reservations SET status = 'Released'",
        "inventory.no-expired-holds: TEA-1 for {0}: 4 Released, held until "
    )]
    public async Task An_ended_reservation_that_is_still_open_is_reported(string sql, string expected)
    {
        await SqlAsync(sql);

        Assert.That(
            await BrokenAsync(),
            Does.Contain(string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, reference))
        );
        await Host.ResetAsync();
    }

    [Test]
    public async Task An_expired_hold_is_reported()
    {
        var held = Guid.CreateVersion7();
        await HoldAsync(held, Lines(1));
        Clock.Advance(TimeSpan.FromMinutes(18));

        Assert.That(await BrokenAsync(), Has.Some.StartsWith($"inventory.no-expired-holds: TEA-1 for {held}: 1 Held"));
        await Host.ResetAsync();
    }

    [TestCase("UPDATE inventory.stock_levels SET on_hand = -1", "ck_stock_levels_on_hand")]
    [TestCase("UPDATE inventory.stock_levels SET reserved = -1", "ck_stock_levels_reserved")]
    [TestCase("UPDATE inventory.reservations SET open = -1", "ck_reservations_open")]
    [TestCase("UPDATE inventory.reservations SET consumed = -1", "ck_reservations_consumed")]
    [TestCase("UPDATE inventory.reservations SET units_each = 0", "ck_reservations_units_each")]
    [TestCase(
        "INSERT INTO inventory.reservations "
            + "(id, reference, sku, location_id, open, consumed, status, held_until, was_extended, bundle, units_each) "
            + "SELECT gen_random_uuid(), reference, sku, location_id, open, consumed, status, held_until, was_extended, bundle, units_each "
            + "FROM inventory.reservations",
        "ix_reservations_reference_sku_location_id"
    )]
    public void Impossible_rows_are_refused_by_the_database(string sql, string constraint) =>
        Assert.That(() => SqlAsync(sql), Throws.Exception.With.Message.Contains(constraint));
}
