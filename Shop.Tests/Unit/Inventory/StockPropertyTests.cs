using FsCheck;
using FsCheck.Fluent;
using Shop.Inventory.Domain;
using Shop.Kernel;
using MovementKind = Shop.Inventory.Contracts.Levels.MovementKind;

namespace Shop.Tests.Unit.Inventory;

/// <summary>Any sequence of stock changes and reservations: the totals balance, and nothing is reserved that is not there.</summary>
public sealed class StockPropertyTests
{
    private const int Limit = 3;

    private static readonly DateTimeOffset Now = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);
    private static readonly Location[] Places = [Place("main", 1), Place("annex", 2)];

    [Test]
    public void Random_commands_never_break_an_invariant()
    {
        var step =
            from kind in Gen.Choose(0, 8)
            from item in Gen.Choose(0, 2)
            from who in Gen.Choose(0, 3)
            from units in Gen.Choose(1, 6)
            from place in Gen.Choose(0, 1)
            select new Step(kind, item, who, units, place);
        var runs = step.ListOf(60).ToArbitrary();

        Prop.ForAll(runs, steps =>
            {
                var shop = new Shelves();
                foreach (var one in steps)
                {
                    shop.Do(one);
                    shop.AssertSound();
                }
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_311_121, 7));
    }

    private static Location Place(string code, int priority) => new(LocationId.New(), code, code, priority);

    private sealed record Step(int Kind, int Item, int Who, int Units, int Place);

    /// <summary>
    /// Three SKUs, the last with a backorder limit; a bundle of one of the first and two of the second; and reservations of four
    /// references.
    /// </summary>
    private sealed class Shelves
    {
        private readonly StockItem[] items = [Item("A", false), Item("B", false), Item("C", true)];
        private readonly List<Reservation> reservations = [];
        private readonly List<Movement> movements = [];

        public void Do(Step step)
        {
            var item = items[step.Item];
            var (here, there) = (Places[step.Place], Places[1 - step.Place]);
            switch (step.Kind)
            {
                case 0:
                    Try(() => movements.Add(item.Add(here.Id, step.Units * 3, MovementKind.Received, Cause())));
                    break;
                case 1:
                    Try(() => movements.AddRange(item.Transfer(here.Id, there.Id, step.Units, Cause())));
                    break;
                case 2:
                    Try(() => movements.Add(item.TakeOff(here.Id, step.Units, MovementKind.Lost, Cause())));
                    break;
                case 3:
                    Try(() => movements.Add(item.Add(here.Id, -step.Units, MovementKind.Adjusted, Cause())));
                    break;
                case 4:
                    Promise(step.Who, null, (item, step.Units));
                    break;
                case 5:
                    Promise(step.Who, Sku.Of("SET"), (items[0], step.Units), (items[1], step.Units * 2));
                    break;
                case 6:
                    foreach (
                        var row in Rows(step.Who, item).Where(row => row.Status == ReservationStatus.Committed && row.Open > 0).Take(1)
                    )
                    {
                        var units = Math.Min(step.Units, row.Open);
                        row.Consume(units);
                        movements.AddRange(item.Consume(row.LocationId, units, Cause()));
                    }

                    break;
                case 7:
                    foreach (var row in Rows(step.Who, item).Where(row => row.IsOpen).Take(1))
                    {
                        var units = Math.Min(step.Units, row.Open);
                        item.Release(row.LocationId, units, Now);
                        row.Release(units);
                    }

                    break;
                default:
                    foreach (var row in Rows(step.Who, item).Where(row => row.IsOpen && row.LocationId != here.Id).Take(1))
                        Try(() =>
                        {
                            var units = Math.Min(step.Units, row.Open);
                            item.MovePromise(row.LocationId, here.Id, units, Now);
                            RowAt(step.Who, row.Bundle, item, here.Id).TakeOver(row, units);
                        });
                    break;
            }
        }

        public void AssertSound()
        {
            foreach (var item in items)
            {
                foreach (var level in item.Levels)
                {
                    Assert.That(
                        level.OnHand,
                        Is.EqualTo(
                            movements
                                .Where(movement => movement.Sku == item.Sku && movement.LocationId == level.LocationId)
                                .Sum(movement => movement.Quantity)
                        )
                    );
                    Assert.That(
                        level.Reserved,
                        Is.EqualTo(
                            reservations.Where(row => row.Sku == item.Sku && row.LocationId == level.LocationId).Sum(row => row.Open)
                        )
                    );
                    Assert.That((level.OnHand, level.Reserved), Is.GreaterThanOrEqualTo((0, 0)));
                    Assert.That(item.CanBackorder || level.Reserved <= level.OnHand, Is.True, "reserved but not on hand");
                }

                Assert.That(item.Free, Is.GreaterThanOrEqualTo(item.CanBackorder ? -Limit : 0));
            }
        }

        private static StockItem Item(string sku, bool canBackorder)
        {
            var item = new StockItem(StockItemId.New(), Sku.Of(sku), isTracked: true, canBackorder, lowStockThreshold: 2);
            item.ChangeSettings(true, canBackorder, Limit, null, 2, Now);
            return item;
        }

        private static MovementCause Cause() => new(Guid.CreateVersion7(), Message.Of("Test"), null, null, Now);

        /// <summary>A refusal must change nothing; the assertions afterwards verify it.</summary>
        private static void Try(Action change)
        {
            try
            {
                change();
            }
            catch (DomainException) { }
        }

        /// <summary>All components or none, as in a transaction.</summary>
        private void Promise(int who, Sku? bundle, params (StockItem Item, int Units)[] parts)
        {
            var taken = new List<(StockItem Item, LocationId Location, int Units)>();
            foreach (var (item, units) in parts)
            {
                if (item.Reserve(units, Places, Now) is not { } takes)
                {
                    foreach (var (one, location, some) in taken)
                        one.Release(location, some, Now);
                    return;
                }

                taken.AddRange(takes.Select(take => (item, take.Location, take.Quantity)));
            }

            foreach (var (item, location, units) in taken)
            {
                var row = RowAt(who, bundle, item, location);
                if (row.IsOpen || row.Consumed > 0 || who % 2 == 0)
                    row.CommitMore(units);
                else
                    row.Hold(units, Now.AddMinutes(15));
            }
        }

        private List<Reservation> Rows(int who, StockItem item) =>
            reservations.FindAll(row => row.Reference == Reference(who) && row.Sku == item.Sku);

        private Reservation RowAt(int who, Sku? bundle, StockItem item, LocationId location)
        {
            var row = reservations.Find(one =>
                one.Reference == Reference(who) && one.Bundle == bundle && one.Sku == item.Sku && one.LocationId == location
            );
            if (row is null)
                reservations.Add(row = new Reservation(Guid.CreateVersion7(), Reference(who), item.Sku, location, bundle));
            return row;
        }

        private static Guid Reference(int who) => new(who + 1, 0, 0, new byte[8]);
    }
}
