using System.Net;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Orders;

/// <summary>Shipments on the back-office pages without JavaScript.</summary>
public sealed class ShipmentPageTests : OrdersFixture
{
    private HttpClient client = null!;

    [SetUp]
    public async Task SignInTheOwner()
    {
        await GetAsync(new SeedDemoAccounts());
        client = NewClient();
        await SendFormAsync("/admin/signin", "", ("Input.Email", "owner@shop.example"), ("Input.Password", "Owner-2026!"));
        await GetAsync(new SaveLocation("annex", "Annex", 2, true, null, 0, StaffId));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Sku.Of("TEA"), "annex", 3, "Delivery", StaffId));
    }

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task The_order_shows_the_location_of_its_units_and_a_parcel_ships_from_the_chosen_one()
    {
        var shopper = await BuyAsync(("TEA", 22));
        var here = $"/admin/orders/{shopper.Number}";
        var line = (await ViewAsync(shopper)).Lines.Single().Id;
        var page = await ReadAsync(here + "/ship");
        var refused = await SendFormAsync(here + "/ship", "", ($"Input.Units[{line}]", "22"), ("Input.Location", ""));
        var shipped = await SendFormAsync(here + "/ship", "", ($"Input.Units[{line}]", "2"), ("Input.Location", "annex"));

        Assert.That(page, Does.Contain("22 left: 20 at Main warehouse, 2 at Annex").And.Contain("Annex (2 reserved)"));
        Assert.That(await BodyAsync(refused), Does.Contain("20 × TEA (main), 2 × TEA (annex)").And.Contain("id=\"Input_Location-error\""));
        Assert.That(shipped.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await ReadAsync(here), Does.Contain("Ships from Annex"));
        Assert.That(
            await ReadAsync("/admin/shipping/pick-list?at=annex"),
            Does.Contain(shopper.Number!).And.Contain("data-label=\"Ships from\">")
        );
        Assert.That(await ReadAsync("/admin/shipping/pick-list?at=main"), Does.Not.Contain(shopper.Number!));
    }

    [Test]
    public async Task A_shipment_can_be_repacked_until_it_ships()
    {
        var shopper = await BuyAsync(("TEA", 3), ("MUG", 1));
        var parcel = (
            await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 2)], null, null, false, StaffId))
        ).Id;
        var (order, address) = (await ViewAsync(shopper), $"/admin/orders/{shopper.Number}/shipments/{parcel}");
        var (tea, mug) = ($"Input.Units[{order.Lines[0].Id}]", $"Input.Units[{order.Lines[1].Id}]");
        Assert.That(await ReadAsync($"/admin/orders/{shopper.Number}"), Does.Contain($"href=\"{address}\""));

        var tooMany = await BodyAsync(await SendFormAsync(address, "", (tea, "9"), (mug, "1")));
        var stale = await BodyAsync(await SendFormAsync(address, "", (tea, "1"), (mug, "1"), ("Input.Version", "1")));
        var done = await SendFormAsync(address, "", (tea, "1"), (mug, "1"));
        await GetAsync(new RecordShipmentEvent(parcel, ShipmentStatus.Shipped, null, null, null, StaffId));
        var late = await client.GetAsync(address);

        Assert.That(tooMany, Does.Contain("Only 1 × TEA left to ship.").And.Contain("value=\"9\""));
        Assert.That(stale, Does.Contain("Someone else edited this order."));
        Assert.That((done.StatusCode, late.StatusCode), Is.EqualTo((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther)));
        Assert.That(
            await ReadAsync($"/admin/orders/{shopper.Number}"),
            Does.Contain("2 × TEA → ").And.Contain("1 × MUG").And.Not.Contain("Change contents")
        );
    }

    [Test]
    public async Task A_pickup_order_has_its_own_buttons_and_shows_the_location()
    {
        await OfferPickUpAsync(Hall);
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));
        await shopper.PlaceAsync(shipping: "pick-up");
        await shopper.PayAsync();
        await DeliverEvents();
        var here = $"/admin/orders/{shopper.Number}";
        var line = (await ViewAsync(shopper)).Lines.Single().Id;
        var (before, form) = (await ReadAsync(here), await ReadAsync(here + "/ship"));
        await SendFormAsync(here + "/ship", "", ($"Input.Units[{line}]", "2"));
        var made = await ReadAsync(here);
        await SendFormAsync(here, "Shipment", ("status", "Packed"));
        await DeliverEvents();
        var (ready, shown) = (await ReadAsync(here), await ReadAsync($"/orders/{shopper.Number}?token={shopper.Token}"));
        await SendFormAsync(here, "Shipment", ("status", "Delivered"));
        await DeliverEvents();

        Assert.That(before, Does.Contain("Pickup").And.Contain("Weg 1").And.Contain("Mon–Fri 10–18").And.Not.Contain("Mark as shipped"));
        Assert.That(form, Does.Contain("The customer picks this order up at Hall 1").And.Not.Contain("Mark as shipped"));
        Assert.That(made, Does.Contain("<span>Ready for pickup</span>").And.Not.Contain("Mark as shipped"));
        Assert.That(
            ready,
            Does.Contain("<span>Mark as picked up</span>").And.Contain("Ready for pickup since").And.Not.Contain("Mark as shipped")
        );
        Assert.That(shown, Does.Contain("Pick up at").And.Contain("Hall 1").And.Contain("Ready for pickup since"));
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.Completed));
    }

    [Test]
    public async Task The_checkout_shows_where_and_when_an_order_can_be_picked_up()
    {
        await OfferPickUpAsync(Hall);
        var shopper = NewClient();
        await SendFormAsync("/p/green-tea", "Add", shopper, ("quantity", "1"));

        Assert.That(await BodyAsync(await shopper.GetAsync("/checkout")), Does.Contain("Hall 1, Weg 1, 10115 Berlin · Mon–Fri 10–18"));
    }

    [Test]
    public async Task The_lines_of_a_parcel_are_in_the_order_of_the_orders_lines_everywhere([Values] bool isRepacked)
    {
        await SellAsync("CUP", "Cup", 6, stock: 9);
        await DeliverEvents();
        var shopper = await BuyAsync(("MUG", 2), ("TEA", 3), ("CUP", 2));
        var parcel = (
            await GetAsync(
                new ShipUnits(
                    shopper.Number!,
                    Guid.CreateVersion7(),
                    isRepacked
                        ? [new UnitsToShip("CUP", 2)]
                        : [new UnitsToShip("CUP", 2), new UnitsToShip("TEA", 3), new UnitsToShip("MUG", 1)],
                    null,
                    null,
                    false,
                    StaffId
                )
            )
        ).Id;
        if (isRepacked)
            await GetAsync(
                new RepackShipment(
                    shopper.Number!,
                    parcel,
                    Guid.CreateVersion7(),
                    null,
                    [new UnitsToShip("CUP", 2), new UnitsToShip("TEA", 3), new UnitsToShip("MUG", 1)],
                    StaffId
                )
            );
        await DeliverEvents();

        string[] lines = ["MUG", "TEA", "CUP"];
        var staff = await NewStaffAsync();
        var slip = (await GetAsync(new IssuePackingSlip(shopper.Number!, parcel))).Html;
        Assert.That((await ViewAsync(shopper)).Shipments.Single().Lines.Select(line => line.Sku.Value), Is.EqualTo(lines));
        Assert.That(Skus((await shopper.OrderAsync()).Body.GetProperty("shipments")[0]), Is.EqualTo(lines));
        Assert.That(Skus((await staff.SendAsync(HttpMethod.Get, $"/admin/shipments/{parcel}")).Body), Is.EqualTo(lines));
        Assert.That(lines.Select(line => slip.IndexOf($"<small>{line}<", StringComparison.Ordinal)), Is.Ordered.And.All.Positive);
        Assert.That(await ReadAsync($"/admin/orders/{shopper.Number}"), Does.Contain("1 × Stoneware mug, 3 × Green tea, 2 × Cup"));
        Assert.That(await ReadAsync("/admin/shipping/pick-list"), Does.Contain("1 × MUG, 3 × TEA, 2 × CUP"));
        await GetAsync(new RecordShipmentEvent(parcel, ShipmentStatus.Shipped, null, null, null, StaffId));
        await DeliverEvents();
        Assert.That((await MailsAsync("units-shipped")).Single().Text, Does.Contain("- 1 × Stoneware mug\n- 3 × Green tea\n- 2 × Cup"));

        static IEnumerable<string?> Skus(System.Text.Json.JsonElement shipment) =>
            shipment.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("sku").GetString());
    }

    [Test]
    public async Task The_zone_form_tests_an_address_and_refuses_postal_codes_that_are_invalid_in_its_country()
    {
        const string address = "/admin/shipping/new";
        var html = await ReadAsync(address);
        var form = HtmlForm.In(html, address).Single(form => form.Fields.Any(field => field.Name == "Input.PostalCodePrefixes"));
        var zones = (await GetAsync(new ListZones())).Count;

        Assert.That(html, Does.Contain("prefixes like 10 or ranges like 10-14"));
        Assert.That(await TypeAsync("?handler=Try", "10-14, 25 9", "D-10115"), Does.Contain("This zone covers the address."));
        Assert.That(await TypeAsync("?handler=Try", "10-14, 25 9", "25 980"), Does.Contain("This zone covers the address."));
        Assert.That(await TypeAsync("?handler=Try", "10-14", "20095"), Does.Contain("The zone “Germany” covers this address."));
        foreach (var handler in new[] { "?handler=Try", "" })
            Assert.That(
                await TypeAsync(handler, "10-14, ABC", "10115"),
                Does.Contain("id=\"Input_PostalCodePrefixes-error\"")
                    .And.Contain("ABC: postal codes in Germany don't start like this. Here's an example: 56068")
            );
        Assert.That(await GetAsync(new ListZones()), Has.Count.EqualTo(zones));

        async Task<string> TypeAsync(string handler, string entries, string postalCode)
        {
            (string Name, string Value)[] typed =
            [
                ("Input.Name", "Berlin"),
                ("Input.Countries", "DE"),
                ("Input.PostalCodePrefixes", entries),
                ("Input.TryPostalCode", postalCode),
            ];
            var fields = form
                .Fields.Where(field => typed.All(other => other.Name != field.Name))
                .Select(field => (field.Name, field.Value))
                .Concat(typed);
            return await BodyAsync(
                await client.PostAsync(
                    address + handler,
                    new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)))
                )
            );
        }
    }

    private async Task<string> ReadAsync(string address)
    {
        var answer = await client.GetAsync(address);
        while (answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Redirect)
            answer = await client.GetAsync(answer.Headers.Location);
        return await BodyAsync(answer);
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private Task<HttpResponseMessage> SendFormAsync(string address, string handler, params (string Name, string Value)[] typed) =>
        SendFormAsync(address, handler, client, typed);

    /// <summary>Submits the page's first form of the handler with its current values, except those given (and the button's).</summary>
    private static async Task<HttpResponseMessage> SendFormAsync(
        string address,
        string handler,
        HttpClient browser,
        params (string Name, string Value)[] typed
    )
    {
        var html = await (await browser.GetAsync(address)).Content.ReadAsStringAsync();
        var form = HtmlForm
            .In(html, address)
            .First(form =>
                (handler.Length == 0 || form.Action.Contains("handler=" + handler, StringComparison.Ordinal))
                && (handler != "Shipment" || typed.All(field => form.Fields.Any(shown => (shown.Name, shown.Value) == field)))
                && (handler.Length > 0 || typed.Any(field => form.Fields.Any(shown => shown.Name == field.Name)))
            );
        var fields = form
            .Fields.Where(field => typed.All(other => other.Name != field.Name))
            .Select(field => (field.Name, field.Value))
            .Concat(typed);
        return await browser.PostAsync(
            form.Action,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)))
        );
    }
}
