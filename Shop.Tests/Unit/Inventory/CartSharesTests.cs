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

    [TestCase(10, 2, 2, 6, 4, TestName = "With_enough_stock_each_line_gets_what_the_others_leave")]
    [TestCase(5, 2, 2, 3, 1, TestName = "The_later_line_gets_what_the_earlier_one_leaves")]
    [TestCase(2, 2, 1, 2, 0, TestName = "The_later_line_gets_nothing_when_the_earlier_one_takes_all")]
    [TestCase(0, 1, 1, 0, 0, TestName = "Without_stock_no_line_gets_any")]
    public void Shares(int teas, int ordered, int sets, int teasLeft, int setsLeft)
    {
        var found = CartShares.Of([Line(Tea, ordered, teas), SetLine(sets, teas / 2)], Goods(teas));

        Assert.That(found.Select(line => (line.Stock.Available, line.IsShared)), Is.EqualTo(new[] { (teasLeft, true), (setsLeft, true) }));
    }

    [Test]
    public void Lines_without_shared_stock_are_independent()
    {
        var found = CartShares.Of([Line(Tea, 3, 4), Line(Mug, 1, 5)], Goods(4));

        Assert.That(found.Select(line => (line.Stock.Available, line.IsShared)), Is.EqualTo(new[] { (4, false), (5, false) }));
    }

    [Test]
    public void Backorders_are_shared_up_to_their_limit_and_expected_with_the_component()
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
    public void Untracked_components_limit_nothing()
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
