using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Tests.Unit.Inventory;

/// <summary>A tea, a mug, and a set of two teas and a mug, in one cart.</summary>
public sealed class CartSharesTests
{
    private static readonly Sku Tea = Sku.Of("TEA");
    private static readonly Sku Mug = Sku.Of("MUG");
    private static readonly Sku Set = Sku.Of("SET");

    [TestCase(10, 2, 2, 6, 4, TestName = "What_suffices_for_all_lines_leaves_each_what_the_others_do_not_take")]
    [TestCase(5, 2, 2, 3, 1, TestName = "The_line_that_came_later_has_what_the_one_before_leaves")]
    [TestCase(2, 2, 1, 2, 0, TestName = "The_line_that_came_later_has_nothing_when_the_one_before_takes_all")]
    [TestCase(0, 1, 1, 0, 0, TestName = "Of_nothing_nobody_has_any")]
    public void Shares(int teas, int ordered, int sets, int teasLeft, int setsLeft)
    {
        var found = CartShares.Of([Line(Tea, ordered, teas), SetLine(sets, teas / 2)], Goods(teas));

        Assert.That(found.Select(line => (line.Stock.Available, line.IsShared)), Is.EqualTo(new[] { (teasLeft, true), (setsLeft, true) }));
    }

    [Test]
    public void Lines_of_other_goods_keep_what_they_have_alone()
    {
        var found = CartShares.Of([Line(Tea, 3, 4), Line(Mug, 1, 5)], Goods(4));

        Assert.That(found.Select(line => (line.Stock.Available, line.IsShared)), Is.EqualTo(new[] { (4, false), (5, false) }));
    }

    [Test]
    public void Backorders_are_shared_up_to_their_limit_and_expected_when_the_part_is()
    {
        var day = new DateOnly(2031, 5, 5);
        var tea = new Availability(Tea, 3, IsTracked: true, IsLow: false, CanBackorder: true, BackordersLeft: 4, ExpectedOn: day);
        var goods = new Dictionary<Sku, Availability> { [Tea] = tea, [Mug] = Of(Mug, 9) };

        var found = CartShares.Of([new CartShares.Line(3, tea, null), SetLine(3, 3)], goods);

        Assert.That(
            found[1].Stock,
            Is.EqualTo(new Availability(Set, 0, IsTracked: true, IsLow: false, CanBackorder: true, BackordersLeft: 2, ExpectedOn: day))
        );
    }

    [Test]
    public void Parts_that_are_not_counted_limit_nothing()
    {
        var tea = new Availability(Tea, int.MaxValue, IsTracked: false, IsLow: false, CanBackorder: false);
        var goods = new Dictionary<Sku, Availability> { [Tea] = tea, [Mug] = Of(Mug, 2) };

        var found = CartShares.Of([new CartShares.Line(50, tea, null), SetLine(1, 2)], goods);

        Assert.That(found.Select(line => line.Stock.Available), Is.EqualTo(new[] { int.MaxValue, 2 }));
    }

    private static CartShares.Line Line(Sku sku, int quantity, int available) => new(quantity, Of(sku, available), null);

    private static CartShares.Line SetLine(int quantity, int available) => new(quantity, Of(Set, available), [(Tea, 2), (Mug, 1)]);

    private static Availability Of(Sku sku, int available) => new(sku, available, IsTracked: true, IsLow: false, CanBackorder: false);

    private static Dictionary<Sku, Availability> Goods(int teas) => new() { [Tea] = Of(Tea, teas), [Mug] = Of(Mug, 5) };
}
