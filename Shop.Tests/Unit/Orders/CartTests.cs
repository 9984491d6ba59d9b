using System.Globalization;
using Shop.Kernel;
using Shop.Orders.Domain.Carts;
using Shop.Tests.Support;

namespace Shop.Tests.Unit.Orders;

public sealed class CartTests
{
    private static readonly DateTimeOffset Noon = AnOrder.Monday.AddHours(2);
    private static readonly Guid Account = new("0196b000-0000-7000-8000-0000000000d1");

    [Test]
    public void A_quantity_is_set_and_not_added()
    {
        var cart = ACart(("TEA", 2));

        cart.SetLine(Sku.Of("tea"), 5, AnOrder.Eur(4), Noon);

        Assert.That(Content(cart), Is.EqualTo(new[] { ("TEA", 5) }));
        Assert.That((cart.Lines[0].SeenPrice, cart.UpdatedAt), Is.EqualTo((AnOrder.Eur(4), Noon)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_quantity_without_units_removes_the_line(int quantity)
    {
        var cart = ACart(("TEA", 2), ("CUP", 1));

        cart.SetLine(Sku.Of("TEA"), quantity, AnOrder.Eur(1), Noon);

        Assert.That(Content(cart), Is.EqualTo(new[] { ("CUP", 1) }));
    }

    [Test]
    public void Removing_a_missing_line_changes_nothing()
    {
        var cart = ACart(("TEA", 2));
        var version = cart.Version;

        cart.SetLine(Sku.Of("CUP"), 0, AnOrder.Eur(1), Noon);

        Assert.That((cart.Version, cart.UpdatedAt), Is.EqualTo((version, AnOrder.Monday)));
    }

    [Test]
    public void A_new_line_is_last_even_after_others_were_removed()
    {
        var cart = ACart(("A", 1), ("B", 1), ("C", 1));
        cart.SetLine(Sku.Of("B"), 0, AnOrder.Eur(1), Noon);

        cart.SetLine(Sku.Of("D"), 1, AnOrder.Eur(1), Noon);

        Assert.That(cart.Lines.OrderBy(line => line.Position).Select(line => line.Sku.Value), Is.EqualTo(new[] { "A", "C", "D" }));
        Assert.That(cart.Lines.Select(line => line.Position), Is.Unique);
    }

    [Test]
    public void A_line_accepts_99_units_and_refuses_100()
    {
        var cart = ACart(("TEA", 99));

        Assert.That(Refusal.Of(() => cart.SetLine(Sku.Of("TEA"), 100, AnOrder.Eur(1), Noon)), Is.EqualTo(CartErrors.TooMany));
        Assert.That(Content(cart), Is.EqualTo(new[] { ("TEA", 99) }));
    }

    [Test]
    public void A_cart_accepts_100_lines_and_existing_lines_still_change()
    {
        var cart = ACart([.. Enumerable.Range(1, 100).Select(number => (Name(number), 1))]);

        Assert.That(Refusal.Of(() => cart.SetLine(Sku.Of("ONE-MORE"), 1, AnOrder.Eur(1), Noon)), Is.EqualTo(CartErrors.TooManyLines));
        cart.SetLine(Sku.Of(Name(7)), 3, AnOrder.Eur(1), Noon);

        Assert.That((cart.Lines.Count, cart.Lines[6].Quantity), Is.EqualTo((100, 3)));
    }

    [Test]
    public void A_cart_that_became_an_order_is_frozen()
    {
        var cart = ACart(("TEA", 2));
        cart.MarkOrdered(Noon);
        var version = cart.Version;

        Action[] changes =
        [
            () => cart.SetLine(Sku.Of("TEA"), 1, AnOrder.Eur(1), Noon),
            () => cart.SetLine(Sku.Of("TEA"), 0, AnOrder.Eur(1), Noon),
            () => cart.MarkOrdered(Noon),
            () => cart.TransferTo(Account, Noon),
            () => cart.MergeFrom(ACart(("CUP", 1)), Noon),
            () => ACart(("CUP", 1)).MergeFrom(cart, Noon),
        ];

        Assert.That(changes.Select(change => Refusal.Of(change)), Is.All.EqualTo(CartErrors.Closed));
        Assert.That((cart.Version, cart.Lines.Count), Is.EqualTo((version, 1)));
    }

    [Test]
    public void A_merge_keeps_the_larger_quantity_of_shared_lines_and_all_other_lines()
    {
        var own = ACart(("TEA", 2), ("CUP", 5), ("POT", 1));
        var guest = ACart(("CUP", 3), ("TEA", 4), ("SPOON", 6));

        own.MergeFrom(guest, Noon);

        Assert.That(Content(own), Is.EquivalentTo(new[] { ("TEA", 4), ("CUP", 5), ("POT", 1), ("SPOON", 6) }));
        Assert.That((guest.Status, guest.MergedInto, guest.UpdatedAt), Is.EqualTo((CartStatus.Merged, (CartId?)own.Id, Noon)));
    }

    [Test]
    public void A_second_merge_changes_nothing_even_after_quantities_were_lowered()
    {
        var own = ACart(("TEA", 1));
        var guest = ACart(("TEA", 4), ("CUP", 2));
        own.MergeFrom(guest, Noon);
        own.SetLine(Sku.Of("TEA"), 1, AnOrder.Eur(1), Noon);
        own.SetLine(Sku.Of("CUP"), 0, AnOrder.Eur(1), Noon);
        var (version, guestVersion) = (own.Version, guest.Version);

        own.MergeFrom(guest, Noon.AddHours(1));

        Assert.That(Content(own), Is.EqualTo(new[] { ("TEA", 1) }));
        Assert.That((own.Version, guest.Version), Is.EqualTo((version, guestVersion)));
    }

    [Test]
    public void A_merged_guest_cart_is_not_merged_into_a_second_cart()
    {
        var guest = ACart(("TEA", 4));
        ACart().MergeFrom(guest, Noon);
        var other = ACart();

        Assert.That(Refusal.Of(() => other.MergeFrom(guest, Noon)), Is.EqualTo(CartErrors.Closed));
        Assert.That(other.Lines, Is.Empty);
    }

    [Test]
    public void A_merge_stops_at_100_lines_but_still_raises_existing_ones()
    {
        var own = ACart([.. Enumerable.Range(1, 99).Select(number => (Name(number), 1))]);
        var guest = ACart(("FITS", 1), ("TOO-MUCH", 1), (Name(3), 9));

        own.MergeFrom(guest, Noon);

        Assert.That((own.Lines.Count, own.Lines[^1].Sku.Value, own.Lines[2].Quantity), Is.EqualTo((100, "FITS", 9)));
    }

    [Test]
    public void Assigning_a_cart_to_its_owner_again_changes_nothing()
    {
        var cart = ACart(("TEA", 1));
        cart.TransferTo(Account, Noon);
        var version = cart.Version;

        cart.TransferTo(Account, Noon.AddHours(1));

        Assert.That((cart.AccountId, cart.Version, cart.UpdatedAt), Is.EqualTo(((Guid?)Account, version, Noon)));
    }

    private static Cart ACart(params (string Sku, int Quantity)[] lines)
    {
        var cart = new Cart(new CartId(Guid.CreateVersion7()), null, AnOrder.Monday);
        foreach (var (sku, quantity) in lines)
            cart.SetLine(Sku.Of(sku), quantity, AnOrder.Eur(1), AnOrder.Monday);
        return cart;
    }

    private static (string Sku, int Quantity)[] Content(Cart cart) => [.. cart.Lines.Select(line => (line.Sku.Value, line.Quantity))];

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"SKU-{number}");
}
