using System.Net;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Bundles;
using Shop.Kernel;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>Carts with a bundle and its own components: the set is two teas and a mug.</summary>
public sealed class CartBundleTests : OrdersFixture
{
    private const string Together = "Tea set isn't available together with the other items in your cart.";

    [SetUp]
    public async Task ComposeBundle()
    {
        await SellAsync("SET", "Tea set", 30, stock: 0);
        await DoAsync(new SetBundle(Sku.Of("SET"), [new BundlePart(Sku.Of("TEA"), 2), new BundlePart(Sku.Of("MUG"), 1)], StaffId));
        await DeliverEvents();
    }

    [Test]
    public async Task A_bundle_cannot_be_added_when_another_line_takes_the_last_component()
    {
        await CountAsync("TEA", 2);
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));

        var refused = await AddAsync(shopper, "SET", 1);

        Assert.That((refused.Status, refused.Detail), Is.EqualTo((HttpStatusCode.Conflict, Together)));
        Assert.That(await LinesAsync(shopper), Is.EqualTo(new[] { ("TEA", 1) }));
    }

    [Test]
    public async Task A_quantity_is_reduced_to_what_the_other_lines_leave()
    {
        await CountAsync("TEA", 7);
        var shopper = NewShopper();
        await shopper.FillAsync(("SET", 2));

        var added = await AddAsync(shopper, "TEA", 5);
        var changed = await shopper.SendAsync(HttpMethod.Put, $"/carts/{shopper.Cart}/lines/SET", new { quantity = 3 });

        Assert.That(
            Messages(added),
            Is.EqualTo(
                new[] { ("quantity-cut", "TEA", "Only 3 Green tea left with the other items in your cart. We set the quantity to 3.") }
            )
        );
        Assert.That(
            Messages(changed),
            Is.EqualTo(
                new[] { ("quantity-cut", "SET", "Only 2 Tea set left with the other items in your cart. We set the quantity to 2.") }
            )
        );
        Assert.That(await LinesAsync(shopper), Is.EqualTo(new[] { ("SET", 2), ("TEA", 3) }));
        Assert.That((await shopper.PlaceAsync()).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((7, 7)));
    }

    [Test]
    public async Task A_cart_shows_the_remaining_stock_when_its_lines_together_exceed_it()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 4), ("SET", 2));

        await CountAsync("TEA", 6);
        var some = await CartAsync(shopper);
        await CountAsync("TEA", 5);
        var none = await CartAsync(shopper);
        var refused = await shopper.PlaceAsync();

        Assert.That(
            Messages(some),
            Is.EqualTo(
                new[] { ("low-stock", "SET", "Only 1 Tea set left with the other items in your cart. Reduce the quantity to continue.") }
            )
        );
        Assert.That(Messages(none), Is.EqualTo(new[] { ("out-of-stock", "SET", Together + " Remove it to continue.") }));
        Assert.That(none.List("lines").Select(line => line.GetProperty("isAvailable").GetBoolean()), Is.EqualTo(new[] { true, false }));
        Assert.That((refused.Status, refused.Problem), Is.EqualTo((HttpStatusCode.Conflict, "out-of-stock")));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((5, 0)));
    }

    [Test]
    public async Task Backorders_are_counted_across_all_lines()
    {
        await DoAsync(new SetStockSettings(Sku.Of("TEA"), IsTracked: true, CanBackorder: true, null) { BackorderLimit = 4 });
        await CountAsync("TEA", 3);
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 3));

        var added = await AddAsync(shopper, "SET", 3);

        Assert.That(
            added.List("lines").Select(line => (line.GetProperty("quantity").GetInt32(), line.GetProperty("backordered").GetInt32())),
            Is.EqualTo(new[] { (3, 0), (2, 2) })
        );
        Assert.That((await shopper.PlaceAsync()).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    private Task CountAsync(string sku, int units) =>
        GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of(sku), null, units, null, null, "Counted", StaffId));

    private static Task<ApiAnswer> AddAsync(ApiShopper shopper, string sku, int quantity) =>
        shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/lines", new { sku, quantity });

    private static Task<ApiAnswer> CartAsync(ApiShopper shopper) => shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}");

    private static async Task<IEnumerable<(string Sku, int Quantity)>> LinesAsync(ApiShopper shopper) =>
        (await CartAsync(shopper))
            .List("lines")
            .Select(line => (line.GetProperty("sku").GetString()!, line.GetProperty("quantity").GetInt32()));

    private static IEnumerable<(string Kind, string Sku, string Text)> Messages(ApiAnswer cart) =>
        cart.List("messages")
            .Select(message =>
                (
                    message.GetProperty("kind").GetString()!,
                    message.GetProperty("sku").GetString()!,
                    message.GetProperty("text").GetString()!
                )
            );
}
