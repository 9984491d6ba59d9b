using System.Net;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Drafts;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Within Germany parcels weigh at most 5 kg; a brick weighs 500.4 g.</summary>
public sealed class ParcelWeightTests : OrdersFixture
{
    private const string TooHeavy = "This order weighs 5.004 kg. We ship up to 5 kg to this address. Heaviest item: 10 × Brick (5.004 kg).";

    [SetUp]
    public async Task SellBricks()
    {
        await GetAsync(
            new CreateProduct(
                Guid.CreateVersion7(),
                new ProductInput("Brick", null, null, null, null, [], [], null, null, false),
                [],
                [new VariantInput(null, "BRICK", [], 2, WeightGrams: 500.4m)],
                true,
                StaffId
            )
        );
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("BRICK"), null, 100, null, null, "Counted", StaffId));
        var germany = (await GetAsync(new ListZones())).Single(zone => zone.Countries.Contains("DE"));
        await DoAsync(
            new SaveZone(
                germany.Id,
                germany.Name,
                germany.Countries,
                [],
                [.. germany.Methods.Select(method => method with { MaxWeightGrams = 5000 })],
                germany.Version,
                StaffId
            )
        );
    }

    [Test]
    public async Task Nine_units_fit_and_the_tenth_exceeds_the_limit_by_four_grams()
    {
        var (light, heavy) = (NewShopper(), NewShopper());
        await light.FillAsync(("BRICK", 9));
        await heavy.FillAsync(("TEA", 1), ("BRICK", 10));

        var placed = await light.PlaceAsync();
        var refused = await heavy.PlaceAsync();

        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(
            (refused.Status, refused.Text("code"), refused.Detail),
            Is.EqualTo((HttpStatusCode.BadRequest, "orders.too-heavy", TooHeavy))
        );
        Assert.That(refused.Body.GetProperty("errors").GetProperty("shippingMethod")[0].GetString(), Is.EqualTo(TooHeavy));
        Assert.That(await StockAsync("BRICK"), Is.EqualTo((100, 9)));
    }

    [Test]
    public async Task API_and_checkout_show_when_the_cart_is_too_heavy_for_delivery()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("BRICK", 10));
        var options = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}/shipping-options?country=DE&postalCode=10115");
        var checkout = await GetAsync(new GetCheckout(shopper.Cart, new CartOwner(null, shopper.Secret), "DE", null, "10115", null));

        Assert.That((options.Status, options.Detail), Is.EqualTo((HttpStatusCode.BadRequest, TooHeavy)));
        Assert.That(checkout.ShippingOptions, Is.Empty);
        Assert.That(
            checkout.Cart.Messages.Select(message => (message.Kind, message.Message.Text(), message.Blocks)),
            Is.EqualTo(new[] { ("too-heavy", TooHeavy, true) })
        );
    }

    [Test]
    public async Task A_draft_shows_when_it_is_too_heavy()
    {
        var address = new PostalAddress("Ada", null, "Weg 1", null, "Berlin", null, "10115", "DE", null);

        var error = await FailAsync(new PreviewDraft(address, [new DraftLine(Sku.Of("BRICK"), 10, null)], null, null));

        Assert.That((error.Code, error.Text()), Is.EqualTo(("orders.too-heavy", TooHeavy)));
    }

    [Test]
    public async Task A_price_by_weight_uses_the_total_weight_of_the_units()
    {
        var germany = (await GetAsync(new ListZones())).Single(zone => zone.Countries.Contains("DE"));
        var byWeight = germany.Methods[0] with
        {
            Code = "by-weight",
            Kind = RateKind.ByWeight,
            Price = AnOrder.Eur(1),
            PricePerKilogram = AnOrder.Eur(1),
            FreeOver = null,
        };
        await DoAsync(new SaveZone(germany.Id, germany.Name, germany.Countries, [], [byWeight], germany.Version, StaffId));
        var shopper = NewShopper();
        await shopper.FillAsync(("BRICK", 2));

        await shopper.PlaceAsync(shipping: "by-weight");

        Assert.That((await ViewAsync(shopper)).Totals.Shipping, Is.EqualTo(AnOrder.Eur(3)), "1,000.8 g are two kilograms begun");
    }

    [Test]
    public async Task A_place_without_delivery_shows_no_weight_message()
    {
        foreach (var zone in (await GetAsync(new ListZones())).Where(zone => !zone.Countries.Contains("DE")))
            await DoAsync(new DeleteZone(zone.Id, StaffId));
        var shopper = NewShopper();
        await shopper.FillAsync(("BRICK", 10));

        var refused = await shopper.PlaceAsync(country: "FR");

        Assert.That(
            (refused.Text("code"), refused.Detail),
            Is.EqualTo(("orders.no-delivery", "We don't deliver there yet. Try a different address."))
        );
    }
}
