using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Tests.Unit.Inventory;

public sealed class StockItemTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);
    private static readonly Location Main = new(new LocationId(Guid.CreateVersion7()), "main", "Main", 1);
    private static readonly Location Annex = new(new LocationId(Guid.CreateVersion7()), "annex", "Annex", 2);

    [Test]
    public void A_reservation_comes_from_the_first_location_that_has_all_of_it()
    {
        var item = Item(main: 2, annex: 5);

        Assert.That(item.Reserve(3, [Main, Annex], Now), Is.EqualTo(new[] { (Annex.Id, 3) }));
        Assert.That((item.OnHand, item.Reserved, item.Available), Is.EqualTo((7, 3, 4)));
    }

    [Test]
    public void What_no_location_has_alone_is_taken_piece_by_piece_in_their_order()
    {
        Assert.That(Item(main: 2, annex: 5).Reserve(6, [Main, Annex], Now), Is.EqualTo(new[] { (Main.Id, 2), (Annex.Id, 4) }));
    }

    [Test]
    public void More_than_there_is_is_refused_and_nothing_is_promised()
    {
        var item = Item(main: 2, annex: 5);

        Assert.That(item.Reserve(8, [Main, Annex], Now), Is.Null);
        Assert.That(item.Reserved, Is.Zero);
    }

    [Test]
    public void A_backorder_takes_what_is_there_and_owes_the_rest_at_the_first_location()
    {
        var item = Item(main: 1, annex: 2, canBackorder: true);

        Assert.That(item.Reserve(10, [Main, Annex], Now), Is.EqualTo(new[] { (Main.Id, 8), (Annex.Id, 2) }));
        Assert.That((item.Reserved, item.Available), Is.EqualTo((10, 0)));
    }

    [Test]
    public void What_is_not_counted_can_always_be_promised()
    {
        Assert.That(Item(isTracked: false).Reserve(1_000, [Main, Annex], Now), Is.EqualTo(new[] { (Main.Id, 1_000) }));
    }

    [TestCase(-8, "inventory.below-promised")]
    [TestCase(-11, "inventory.out-of-range")]
    [TestCase(StockLevel.MostUnits, "inventory.out-of-range")]
    [TestCase(int.MinValue, "inventory.out-of-range")]
    [TestCase(int.MaxValue, "inventory.out-of-range")]
    public void On_hand_stays_within_what_is_promised_and_what_can_be(int delta, string code)
    {
        var item = Item(main: 10);
        item.Reserve(3, [Main], Now);

        var refusal = Assert.Throws<DomainException>(() => item.Add(Main.Id, delta, MovementKind.Adjusted, Cause()))!;

        Assert.That((refusal.Error.Code, item.OnHand), Is.EqualTo((code, 10)));
    }

    [Test]
    public void What_was_sent_without_having_been_counted_in_is_counted_in_first()
    {
        var item = Item(main: 1, canBackorder: true);
        item.Reserve(4, [Main], Now);

        var movements = item.Consume(Main.Id, 4, Cause());

        Assert.That(movements.Select(movement => (movement.Kind, movement.Quantity, movement.OnHandAfter)), Is.EqualTo(new[] { (MovementKind.Received, 3, 4), (MovementKind.Shipped, -4, 0) }));
        Assert.That((item.OnHand, item.Reserved), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Low_stock_is_told_once_a_crossing()
    {
        var item = Item(main: 10, threshold: 5);
        List<int> alerts = [];
        foreach (var delta in new[] { -4, -1, -1, -2, 1, -1, 5, -4, 9 })
        {
            item.Add(Main.Id, delta, MovementKind.Adjusted, Cause());
            alerts.Add(item.TakeDomainEvents().OfType<StockItem.RanLow>().Count());
        }

        Assert.That(alerts, Is.EqualTo(new[] { 0, 1, 0, 0, 0, 0, 0, 1, 0 }));
    }

    [Test]
    public void A_promise_crosses_the_threshold_too_and_so_does_a_new_threshold()
    {
        var promised = Item(main: 10, threshold: 5);
        promised.Reserve(5, [Main], Now);
        var raised = Item(main: 10, threshold: 5);
        raised.ChangeSettings(true, false, 10, Now);

        Assert.That(promised.TakeDomainEvents().OfType<StockItem.RanLow>().Select(low => (low.Available, low.Threshold)), Is.EqualTo(new[] { (5, 5) }));
        Assert.That(raised.TakeDomainEvents().OfType<StockItem.RanLow>().Select(low => (low.Available, low.Threshold)), Is.EqualTo(new[] { (10, 10) }));
    }

    [Test]
    public void Availability_is_told_when_it_turns_and_not_for_every_unit()
    {
        var item = Item(main: 3, threshold: null);
        Told(item);
        item.Reserve(1, [Main], Now);
        item.Reserve(1, [Main], Now);
        var stillThere = Told(item);
        item.Reserve(1, [Main], Now);
        var gone = Told(item);
        item.Release(Main.Id, 1, Now);

        Assert.That((stillThere, gone, Told(item)), Is.EqualTo((0, 1, 1)));
        static int Told(StockItem item) => item.TakeDomainEvents().OfType<StockItem.AvailabilityShifted>().Count();
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

    private static MovementCause Cause() => new(Guid.CreateVersion7(), "Test", null, null, Now);
}
