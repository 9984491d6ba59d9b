using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Orders.Application.Carts;
using Shop.Web.Presentation;

namespace Shop.Tests.Unit.Orders;

public sealed class CartQuantityTests
{
    [TestCase(5, 10, true, false, 5)]
    [TestCase(5, 3, true, false, 3)]
    [TestCase(5, 0, true, false, 0)]
    [TestCase(5, 0, true, true, 5)]
    [TestCase(5, 0, false, false, 5)]
    [TestCase(120, 500, true, false, 99)]
    [TestCase(120, 0, false, false, 99)]
    public void A_line_gets_the_requested_quantity_up_to_the_stock_and_at_most_99(
        int wanted,
        int available,
        bool isTracked,
        bool canBackorder,
        int expected
    ) =>
        Assert.That(
            CartQuantities.Allow(wanted, Of(new Availability(Sku.Of("TEA"), available, isTracked, false, canBackorder))),
            Is.EqualTo(expected)
        );

    [TestCase(9, 5, 2, 7)]
    [TestCase(6, 5, 2, 6)]
    [TestCase(9, 0, 2, 2)]
    [TestCase(120, 90, 20, 99)]
    public void Backorders_are_accepted_up_to_their_remaining_limit(int wanted, int available, int left, int expected) =>
        Assert.That(
            CartQuantities.Allow(wanted, Of(new Availability(Sku.Of("TEA"), available, true, false, CanBackorder: true, left))),
            Is.EqualTo(expected)
        );

    [Test]
    public void A_reduced_quantity_has_a_message_with_the_reason()
    {
        var (alone, shared) = (Of(Two), Of(Two, isShared: true));

        Assert.That(CartQuantities.Messages("Tea", 3, 3, alone), Is.Empty);
        Assert.That(
            CartQuantities.Messages("Tea", 3, 2, alone).Single().Message.Text(),
            Is.EqualTo("Only 2 Tea left. We set the quantity to 2.")
        );
        Assert.That(
            CartQuantities.Messages("Tea", 3, 2, shared).Single().Message.Text(),
            Is.EqualTo("Only 2 Tea left with the other items in your cart. We set the quantity to 2.")
        );
        Assert.That(
            CartQuantities.Messages("Tea", 120, 99, alone).Single().Message.Text(),
            Is.EqualTo("You can order up to 99 of Tea. We set the quantity to 99.")
        );
    }

    private static Availability Two { get; } = new(Sku.Of("TEA"), 2, IsTracked: true, IsLow: false, CanBackorder: false);

    private static CartAvailability Of(Availability stock, bool isShared = false) => new(stock, isShared);
}
