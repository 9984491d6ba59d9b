using Shop.Inventory.Domain;
using Shop.Kernel;
using MovementKind = Shop.Inventory.Contracts.Levels.MovementKind;

namespace Shop.Tests.Unit.Inventory;

public sealed class StockItemTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);
    private static readonly Location Main = new(new LocationId(Guid.CreateVersion7()), "main", "Main", 1);
    private static readonly Location Annex = new(new LocationId(Guid.CreateVersion7()), "annex", "Annex", 2);

    [Test]
    public void A_reservation_uses_the_first_location_that_has_all_units()
    {
        var item = Item(main: 2, annex: 5);

        Assert.That(item.Reserve(3, [Main, Annex], Now), Is.EqualTo(new[] { (Annex.Id, 3) }));
        Assert.That((item.OnHand, item.Reserved, item.Available), Is.EqualTo((7, 3, 4)));
    }

    [Test]
    public void Units_are_taken_from_several_locations_in_order_when_none_has_all()
    {
        Assert.That(Item(main: 2, annex: 5).Reserve(6, [Main, Annex], Now), Is.EqualTo(new[] { (Main.Id, 2), (Annex.Id, 4) }));
    }

    [Test]
    public void Reserving_more_than_is_available_is_refused_and_reserves_nothing()
    {
        var item = Item(main: 2, annex: 5);

        Assert.That(item.Reserve(8, [Main, Annex], Now), Is.Null);
        Assert.That(item.Reserved, Is.Zero);
    }

    [Test]
    public void A_backorder_reserves_what_is_available_and_owes_the_rest_at_the_first_location()
    {
        var item = Item(main: 1, annex: 2, canBackorder: true);

        Assert.That(item.Reserve(10, [Main, Annex], Now), Is.EqualTo(new[] { (Main.Id, 8), (Annex.Id, 2) }));
        Assert.That((item.Reserved, item.Available), Is.EqualTo((10, 0)));
    }

    [Test]
    public void Untracked_stock_can_always_be_reserved()
    {
        Assert.That(Item(isTracked: false).Reserve(1_000, [Main, Annex], Now), Is.EqualTo(new[] { (Main.Id, 1_000) }));
    }

    [TestCase(-8, "inventory.below-promised")]
    [TestCase(-11, "inventory.out-of-range")]
    [TestCase(StockLevel.MaxUnits, "inventory.out-of-range")]
    [TestCase(int.MinValue, "inventory.out-of-range")]
    [TestCase(int.MaxValue, "inventory.out-of-range")]
    public void On_hand_stays_between_the_reserved_quantity_and_the_maximum(int delta, string code)
    {
        var item = Item(main: 10);
        item.Reserve(3, [Main], Now);

        var refusal = Assert.Throws<DomainException>(() => item.Add(Main.Id, delta, MovementKind.Adjusted, Cause()))!;

        Assert.That((refusal.Error.Code, item.OnHand), Is.EqualTo((code, 10)));
    }

    [Test]
    public void Units_shipped_before_they_were_received_are_received_first()
    {
        var item = Item(main: 1, canBackorder: true);
        item.Reserve(4, [Main], Now);

        var movements = item.Consume(Main.Id, 4, Cause());

        Assert.That(
            movements.Select(movement => (movement.Kind, movement.Quantity, movement.OnHandAfter)),
            Is.EqualTo(new[] { (MovementKind.Received, 3, 4), (MovementKind.Shipped, -4, 0) })
        );
        Assert.That((item.OnHand, item.Reserved), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Low_stock_is_raised_once_per_crossing()
    {
        var item = Item(main: 10, threshold: 5);
        List<int> alerts = [];
        foreach (var delta in new[] { -4, -1, -1, -2, 1, -1, 5, -4, 9 })
        {
            item.Add(Main.Id, delta, MovementKind.Adjusted, Cause());
            alerts.Add(Told<StockItem.RanLow>(item).Count);
        }

        Assert.That(alerts, Is.EqualTo(new[] { 0, 1, 0, 0, 0, 0, 0, 1, 0 }));
    }

    [Test]
    public void A_reservation_or_a_new_threshold_can_also_trigger_low_stock()
    {
        var promised = Item(main: 10, threshold: 5);
        promised.Reserve(5, [Main], Now);
        var raised = Item(main: 10, threshold: 5);
        raised.ChangeSettings(true, false, null, null, 10, Now);

        Assert.That(Told<StockItem.RanLow>(promised).Select(low => (low.Available, low.Threshold)), Is.EqualTo(new[] { (5, 5) }));
        Assert.That(Told<StockItem.RanLow>(raised).Select(low => (low.Available, low.Threshold)), Is.EqualTo(new[] { (10, 10) }));
    }

    [Test]
    public void Availability_is_raised_when_it_changes_and_not_per_unit()
    {
        var item = Item(main: 3, threshold: null);
        Told<StockItem.AvailabilityShifted>(item);
        item.Reserve(1, [Main], Now);
        item.Reserve(1, [Main], Now);
        var stillThere = Told<StockItem.AvailabilityShifted>(item);
        item.Reserve(1, [Main], Now);
        var gone = Told<StockItem.AvailabilityShifted>(item);
        item.Release(Main.Id, 1, Now);

        Assert.That((stillThere.Count, gone.Count, Told<StockItem.AvailabilityShifted>(item).Count), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public void Units_released_and_reserved_again_in_one_save_do_not_cross_the_threshold()
    {
        var item = Item(main: 10, threshold: 5);
        item.Reserve(6, [Main], Now);
        Told<StockItem.RanLow>(item);

        item.Release(Main.Id, 6, Now);
        item.Reserve(6, [Main], Now);

        Assert.That(Told<StockItem.RanLow>(item), Is.Empty);
    }

    [Test]
    public void Every_change_of_stock_advances_the_version_and_updates_whether_it_is_low()
    {
        var item = Item(main: 6, threshold: 5);
        List<(int Advance, bool IsLow)> steps = [];
        foreach (
            var change in new Action[]
            {
                () => item.Reserve(1, [Main], Now),
                () => item.MovePromise(Main.Id, Main.Id, 1, Now),
                () => item.Release(Main.Id, 1, Now),
                () => item.Add(Main.Id, -2, MovementKind.Adjusted, Cause()),
                () => item.ChangeSettings(true, false, null, null, 3, Now),
            }
        )
        {
            var before = item.Version;
            change();
            steps.Add((Math.Sign(item.Version - before), item.IsLow));
        }

        Assert.That(steps, Is.EqualTo(new[] { (1, true), (1, true), (1, false), (1, true), (1, false) }));
    }

    [Test]
    public void A_transfer_only_moves_units()
    {
        var item = Item(main: 6, annex: 0, threshold: 5);
        item.Reserve(2, [Main], Now);
        Told<IDomainEvent>(item);

        var movements = item.Transfer(Main.Id, Annex.Id, 4, Cause());

        Assert.That(
            movements.Select(movement => (movement.LocationId, movement.Kind, movement.Quantity, movement.OnHandAfter)),
            Is.EqualTo(new[] { (Main.Id, MovementKind.Transferred, -4, 2), (Annex.Id, MovementKind.Transferred, 4, 4) })
        );
        Assert.That((item.Available, Told<IDomainEvent>(item).Count), Is.EqualTo((4, 0)));
    }

    [TestCase(9, "inventory.not-there")]
    [TestCase(6, "inventory.below-promised")]
    public void Reserved_or_missing_units_can_be_neither_transferred_nor_written_off(int quantity, string code)
    {
        var item = Item(main: 8);
        item.Reserve(3, [Main], Now);

        Assert.That(
            Assert.Throws<DomainException>(() => item.Transfer(Main.Id, Annex.Id, quantity, Cause()))!.Error.Code,
            Is.EqualTo(code)
        );
        Assert.That(
            Assert.Throws<DomainException>(() => item.TakeOff(Main.Id, quantity, MovementKind.Lost, Cause()))!.Error.Code,
            Is.EqualTo(code)
        );
        Assert.That(item.OnHand, Is.EqualTo(8));
    }

    [Test]
    public void Backorders_stop_at_their_limit()
    {
        var item = Item(main: 2, canBackorder: true);
        item.ChangeSettings(true, true, 3, null, null, Now);

        Assert.That((item.Reserve(6, [Main], Now), item.BackordersLeft, item.MaxReservable), Is.EqualTo(((object?)null, 3, 5)));
        item.Reserve(4, [Main], Now);
        Assert.That((item.Free, item.BackordersLeft, item.MaxReservable), Is.EqualTo((-2, 1, 1)));
        item.Reserve(1, [Main], Now);
        Assert.That((item.Reserve(1, [Main], Now), item.BackordersLeft), Is.EqualTo(((object?)null, 0)));
    }

    [Test]
    public void Rules_that_would_break_reservations_are_refused()
    {
        var item = Item(main: 2, canBackorder: true);
        item.Reserve(6, [Main], Now);

        Assert.That(
            Assert.Throws<DomainException>(() => item.ChangeSettings(true, false, null, null, null, Now))!.Error.Code,
            Is.EqualTo("inventory.still-owed")
        );
        Assert.That(
            Assert.Throws<DomainException>(() => item.ChangeSettings(true, true, 3, null, null, Now))!.Error.Code,
            Is.EqualTo("inventory.over-limit")
        );
        Assert.That(() => item.ChangeSettings(true, true, 4, null, null, Now), Throws.Nothing);
    }

    [Test]
    public void Units_owed_at_one_location_are_not_sold_again_from_another()
    {
        var item = Item(main: 0, canBackorder: true);
        item.ChangeSettings(true, true, 5, null, null, Now);
        item.Reserve(5, [Main, Annex], Now);
        item.Add(Annex.Id, 3, MovementKind.Received, Cause());

        Assert.That((item.Available, item.Reserve(4, [Main, Annex], Now)), Is.EqualTo((0, (object?)null)));
    }

    [Test]
    public void A_bundle_has_neither_stock_nor_rules_of_its_own()
    {
        var stocked = Item(main: 1);
        var bundle = Item();
        bundle.BecomeBundle(Now);

        Assert.That(Assert.Throws<DomainException>(() => stocked.BecomeBundle(Now))!.Error.Code, Is.EqualTo("inventory.has-stock"));
        Assert.That(
            Assert.Throws<DomainException>(() => bundle.Add(Main.Id, 1, MovementKind.Received, Cause()))!.Error.Code,
            Is.EqualTo("inventory.bundle-has-no-stock")
        );
        Assert.That(
            Assert.Throws<DomainException>(() => bundle.ChangeSettings(false, false, null, null, null, Now))!.Error.Code,
            Is.EqualTo("inventory.bundle-follows-parts")
        );
    }

    private static StockItem Item(int main = 0, int annex = 0, bool isTracked = true, bool canBackorder = false, int? threshold = null)
    {
        var item = new StockItem(StockItemId.New(), Sku.Of("TEA-1"), isTracked, canBackorder, threshold);
        if (main > 0)
            item.Add(Main.Id, main, MovementKind.Received, Cause());
        if (annex > 0)
            item.Add(Annex.Id, annex, MovementKind.Received, Cause());
        return item;
    }

    /// <summary>The events that a save would publish.</summary>
    private static List<T> Told<T>(StockItem item) => [.. item.TakeDomainEvents().OfType<T>()];

    private static MovementCause Cause() => new(Guid.CreateVersion7(), Message.Of("Test"), null, null, Now);
}
