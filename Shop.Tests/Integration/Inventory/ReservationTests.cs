using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Application;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;

namespace Shop.Tests.Integration.Inventory;

public sealed class ReservationTests : InventoryFixture
{
    [SetUp]
    public async Task Fill()
    {
        await ReceiveAsync(Tea, 10);
        await ReceiveAsync(Mug, 3);
    }

    [Test]
    public async Task A_hold_is_committed_and_shipped_in_two_parcels()
    {
        var reference = Guid.CreateVersion7();

        Assert.That((await HoldAsync(reference, Lines(4, 1))).HeldUntil, Is.EqualTo(Clock.Now.AddMinutes(15)));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 4, 6)));
        await GetAsync(new CommitStock(reference, Lines(4, 1)));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 4, 6)));
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(3)));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((7, 1, 6)));
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(1, 1)));

        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((6, 0, 6), (2, 0, 2))));
        Assert.That(
            (await GetAsync(new ListReservations([reference]))).Select(row => (row.Sku, row.Held, row.Committed, row.Consumed)),
            Is.EquivalentTo(new[] { (Tea, 0, 0, 4), (Mug, 0, 0, 1) })
        );
    }

    [Test]
    public async Task All_lines_are_held_or_none_and_the_response_lists_the_shortages()
    {
        var hold = await HoldAsync(Guid.CreateVersion7(), Lines(4, 5));

        Assert.That(hold.HeldUntil, Is.Null);
        Assert.That(hold.Shortages, Is.EqualTo(new[] { new StockShortage(Mug, 5, 3) }));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 0, 10)));
    }

    [Test]
    public async Task Lines_with_the_same_SKU_are_added_up_and_an_unknown_SKU_is_a_shortage()
    {
        var twice = await HoldAsync(Guid.CreateVersion7(), [new StockLine(Tea, 6), new StockLine(Tea, 6)]);
        var unknown = await HoldAsync(Guid.CreateVersion7(), new StockLine(Sku.Of("NOTHING"), 1));

        Assert.That(twice.Shortages, Is.EqualTo(new[] { new StockShortage(Tea, 12, 10) }));
        Assert.That(unknown.Shortages, Is.EqualTo(new[] { new StockShortage(Sku.Of("NOTHING"), 1, 0) }));
    }

    [Test]
    public async Task Every_command_is_idempotent()
    {
        var (reference, parcel, release, restock) = (
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7()
        );
        for (var time = 0; time < 2; time++)
            await HoldAsync(reference, Lines(5));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 5, 5)));

        for (var time = 0; time < 2; time++)
            await GetAsync(new CommitStock(reference, Lines(5)));
        for (var time = 0; time < 2; time++)
            await DoAsync(new ConsumeStock(reference, parcel, Lines(2)));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((8, 3, 5)));

        for (var time = 0; time < 2; time++)
            await DoAsync(new ReleaseStock(reference, release));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((8, 0, 8)));

        for (var time = 0; time < 2; time++)
            await DoAsync(new RestockUnits(reference, restock, Lines(2), "S-1", StaffId));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 0, 10)));
        Assert.That(await MovementsAsync(Tea), Is.EqualTo(3));
    }

    [Test]
    public async Task New_lines_replace_a_hold_but_not_a_commitment()
    {
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, Lines(8));
        await HoldAsync(reference, Lines(2, 1));
        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((10, 2, 8), (3, 1, 2))));

        await GetAsync(new CommitStock(reference, Lines(2, 1)));
        await HoldAsync(reference, Lines(9));

        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 2, 8)));
    }

    [Test]
    public async Task A_hold_that_cannot_be_replaced_is_unchanged()
    {
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, Lines(8));

        Assert.That((await HoldAsync(reference, Lines(11))).HeldUntil, Is.Null);
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 8, 2)));
    }

    [Test]
    public async Task An_expired_hold_counts_as_available_immediately_and_is_released_later()
    {
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, Lines(8));
        Clock.Advance(TimeSpan.FromMinutes(14));
        await Host.RunJobAsync("release-expired-holds");
        Assert.That((await GetAsync(new GetAvailability([Tea])))[0].Available, Is.EqualTo(2));

        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await GetAsync(new GetAvailability([Tea])))[0].Available, Is.EqualTo(10));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 8, 2)));
        await Host.RunJobAsync("release-expired-holds");
        await Host.RunJobAsync("release-expired-holds");

        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 0, 10)));
    }

    [Test]
    public async Task An_expired_hold_can_be_taken_over_by_the_next_shopper()
    {
        var (late, quick) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await HoldAsync(late, Lines(8));
        Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.That((await HoldAsync(quick, Lines(9))).HeldUntil, Is.Not.Null);
        Assert.That((await GetAsync(new CommitStock(late, Lines(8)))).Shortages, Is.EqualTo(new[] { new StockShortage(Tea, 8, 1) }));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 9, 1)));
    }

    [Test]
    public async Task An_expired_hold_is_renewed_and_never_returned_with_a_past_expiry()
    {
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, Lines(4));
        Clock.Advance(TimeSpan.FromMinutes(10));
        await HoldAsync(reference, Lines(4));
        Clock.Advance(TimeSpan.FromMinutes(20));

        var again = await HoldAsync(reference, Lines(4));

        Assert.That(again.HeldUntil, Is.EqualTo(Clock.Now.AddMinutes(15)));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 4, 6)));
    }

    [Test]
    public async Task Ten_units_go_to_ten_of_a_hundred_concurrent_buyers()
    {
        var holds = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => HoldAsync(Guid.CreateVersion7(), Lines(1)))));

        Assert.That(holds.Count(hold => hold.HeldUntil is not null), Is.EqualTo(10));
        Assert.That(
            holds.Where(hold => hold.HeldUntil is null).Select(hold => hold.Shortages.Single()),
            Is.All.EqualTo(new StockShortage(Tea, 1, 0))
        );
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 10, 0)));
    }

    [Test]
    public async Task A_sold_out_response_does_not_wait_for_concurrent_stock_changes()
    {
        var winner = Guid.CreateVersion7();
        await HoldAsync(winner, new StockLine(Mug, 3));
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
        await using var counting = await db.Database.BeginTransactionAsync();
        await db.LockAsync([Mug], default);

        var refused = await HoldAsync(Guid.CreateVersion7(), Lines(11, 1));

        Assert.That(refused.Shortages, Is.EqualTo(new[] { new StockShortage(Mug, 1, 0), new StockShortage(Tea, 11, 10) }));
        await counting.RollbackAsync();
        Assert.That((await HoldAsync(winner, new StockLine(Mug, 3))).HeldUntil, Is.Not.Null);
    }

    [Test]
    public async Task A_cart_that_sends_twenty_concurrent_requests_holds_its_units_once()
    {
        var reference = Guid.CreateVersion7();

        var holds = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => HoldAsync(reference, Lines(2, 1)))));

        Assert.That(holds.Select(hold => hold.Shortages.Count), Is.All.Zero);
        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((10, 2, 8), (3, 1, 2))));
    }

    [Test]
    public async Task More_than_is_reserved_cannot_ship_and_nothing_ships_for_an_unknown_reference()
    {
        var reference = await CommittedAsync(Lines(4));

        var tooMany = await FailAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(5)));
        var stranger = await FailAsync(new ConsumeStock(Guid.CreateVersion7(), Guid.CreateVersion7(), Lines(1)));

        Assert.That((tooMany.Code, stranger.Code), Is.EqualTo(("inventory.not-committed", "inventory.not-committed")));
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 4, 6)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(100_001)]
    [TestCase(int.MaxValue)]
    public async Task Invalid_quantities_are_refused_by_every_command(int quantity)
    {
        var reference = Guid.CreateVersion7();

        Assert.That(
            (await FailAsync(new HoldStock(reference, Lines(quantity), TimeSpan.FromMinutes(1)))).Kind,
            Is.EqualTo(ErrorKind.Invalid)
        );
        Assert.That((await FailAsync(new CommitStock(reference, Lines(quantity)))).Kind, Is.EqualTo(ErrorKind.Invalid));
        Assert.That(
            (await FailAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(quantity)))).Kind,
            Is.EqualTo(ErrorKind.Invalid)
        );
        Assert.That(
            (await FailAsync(new RestockUnits(reference, Guid.CreateVersion7(), Lines(quantity), "S-1", null))).Kind,
            Is.EqualTo(ErrorKind.Invalid)
        );
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 0, 10)));
    }

    [Test]
    public async Task Low_stock_is_raised_once_per_crossing_for_any_number_of_buyers()
    {
        var atFirst = await AlertsAsync();
        await CommittedAsync(Lines(4));
        Assert.That(await AlertsAsync(), Is.EqualTo(atFirst));
        await CommittedAsync(Lines(1));
        await CommittedAsync(Lines(1));
        Assert.That(await AlertsAsync(), Is.EqualTo(atFirst + 1));

        await ReceiveAsync(Tea, 20);
        await CommittedAsync(Lines(20));
        Assert.That(await AlertsAsync(), Is.EqualTo(atFirst + 2));
    }
}
