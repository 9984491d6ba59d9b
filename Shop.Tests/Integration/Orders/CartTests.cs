using System.Net;
using System.Text;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Carts at current prices, their ownership, and merging.</summary>
public sealed class CartTests : OrdersFixture
{
    private static readonly Guid Account = new("0196b000-0000-7000-8000-0000000000d1");

    [Test]
    public async Task A_cart_reports_changes_since_it_was_filled_and_uses_current_prices()
    {
        var product = await SellAsync("CUP", "Cup", 6, stock: 9);
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2), ("MUG", 5), ("CUP", 1), ("EBOOK", 1));
        await PriceAsync(("green-tea", "TEA", "12.00"), ("the-book-of-tea", "EBOOK", "8.00"));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, 3, null, null, "Broken", StaffId));
        await GetAsync(new ArchiveProduct(product, StaffId));

        var cart = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}");

        Assert.That(
            cart.List("messages")
                .Select(message =>
                    (
                        message.GetProperty("kind").GetString(),
                        message.GetProperty("sku").GetString(),
                        message.GetProperty("blocks").GetBoolean()
                    )
                ),
            Is.EquivalentTo(
                new[] { ("price-up", "TEA", false), ("price-down", "EBOOK", false), ("low-stock", "MUG", true), ("gone", "CUP", true) }
            )
        );
        Assert.That(
            cart.Body.GetProperty("totals").GetProperty("total").GetProperty("amount").GetString(),
            Is.EqualTo("122.00"),
            "2 × 12 + 5 × 18 + 8"
        );
        Assert.That((await shopper.PlaceAsync()).Problem, Is.EqualTo("out-of-stock"), "unavailable lines must be removed first");
    }

    [Test]
    public async Task A_quantity_above_the_stock_is_reduced_and_a_sold_out_variant_is_refused()
    {
        var shopper = NewShopper();
        var cut = await shopper.FillAsync(("MUG", 9));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA"), null, 0, null, null, "Gone", StaffId));
        var refused = await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/lines", new { sku = "TEA", quantity = 1 });

        Assert.That(cut.List("lines").Single().GetProperty("quantity").GetInt32(), Is.EqualTo(5));
        Assert.That(cut.List("messages").Select(message => message.GetProperty("kind").GetString()), Is.EqualTo(new[] { "quantity-cut" }));
        Assert.That(
            (refused.Status, refused.Problem, refused.Detail),
            Is.EqualTo((HttpStatusCode.Conflict, "out-of-stock", "Green tea is sold out."))
        );
    }

    [Test]
    public async Task A_backorderable_variant_is_accepted_up_to_its_limit_and_cart_and_order_show_the_restock_date()
    {
        var day = new DateOnly(2031, 5, 5);
        await DoAsync(new SetStockSettings(Sku.Of("MUG"), true, true, null, 2, day));
        var shopper = NewShopper();

        var cut = await shopper.FillAsync(("MUG", 9));
        await shopper.PlaceAsync("cash-on-delivery");
        await DeliverEvents();
        await DoAsync(new SetStockSettings(Sku.Of("MUG"), true, true, null, 2, day.AddDays(30)));
        var order = await shopper.OrderAsync();
        var page = await shopper.Client.GetStringAsync($"/orders/{shopper.Number}?token={shopper.Token}");

        Assert.That(Said(cut), Is.EqualTo((7, 2, "2031-05-05")), "five in stock and two on backorder");
        Assert.That(cut.List("messages").Select(message => message.GetProperty("kind").GetString()), Is.EqualTo(new[] { "quantity-cut" }));
        Assert.That(Said(order), Is.EqualTo((7, 2, "2031-05-05")), "as promised when it was ordered");
        Assert.That(page, Does.Contain("2 of 7 on backorder, expected 5 May 2031"));
        Assert.That(
            (await ViewAsync(shopper)).DeliveryPromise!.Text(),
            Is.EqualTo("Wed 7 – Fri 9 May"),
            "two to four working days from then"
        );
        Assert.That(
            (await MailsAsync("order-confirmed")).Single().Text,
            Does.Contain("Estimated delivery: Wed 7 – Fri 9 May")
                .And.Contain("2 × Stoneware mug is on backorder and expected on 5 May 2031.")
        );

        static (int, int, string?) Said(ApiAnswer answer) =>
            answer.List("lines").Single() is var line
                ? (
                    line.GetProperty("quantity").GetInt32(),
                    line.GetProperty("backordered").GetInt32(),
                    line.GetProperty("expectedOn").GetString()
                )
                : default;
    }

    [Test]
    public async Task An_unknown_restock_date_yields_no_delivery_date()
    {
        await DoAsync(new SetStockSettings(Sku.Of("MUG"), true, true, null, 2));
        var shopper = NewShopper();
        await shopper.FillAsync(("MUG", 6));

        var offered = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}/shipping-options?country=DE&postalCode=10115");
        await shopper.PlaceAsync("bank-transfer");

        Assert.That(
            offered.Body.EnumerateArray().Select(option => option.GetProperty("promise").GetString()),
            Is.All.EqualTo("once all items are in stock")
        );
        Assert.That((await ViewAsync(shopper)).DeliveryPromise!.Text(), Is.EqualTo("once all items are in stock"));
    }

    [Test]
    public async Task More_units_than_the_backorder_limit_allows_prevent_the_order()
    {
        await DoAsync(new SetStockSettings(Sku.Of("MUG"), true, true, null, 2, null));
        var shopper = NewShopper();
        await shopper.FillAsync(("MUG", 7));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, 3, null, null, "Broken", StaffId));

        var cart = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}");

        Assert.That(
            cart.List("messages").Select(message => (message.GetProperty("kind").GetString(), message.GetProperty("text").GetString())),
            Is.EqualTo(new[] { ("low-stock", "Only 5 Stoneware mug left. Reduce the quantity to continue.") })
        );
        Assert.That((await shopper.PlaceAsync()).Problem, Is.EqualTo("out-of-stock"));
    }

    [TestCase("{\"sku\":\"TEA\",\"quantity\":0}")]
    [TestCase("{\"sku\":\"TEA\",\"quantity\":100}")]
    [TestCase("{\"sku\":\"TEA\",\"quantity\":-1}")]
    [TestCase("{\"sku\":\"NOTHING\",\"quantity\":1}")]
    [TestCase("{\"sku\":null,\"quantity\":1}")]
    public async Task An_invalid_line_is_a_field_error(string body)
    {
        var shopper = NewShopper();
        await shopper.FillAsync();

        var answer = await shopper.SendAsync(
            HttpMethod.Post,
            $"/carts/{shopper.Cart}/lines",
            System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(body)
        );

        Assert.That((answer.Status, answer.Problem), Is.EqualTo((HttpStatusCode.BadRequest, "validation")));
    }

    [Test]
    public async Task Carts_and_orders_of_other_shoppers_are_not_found()
    {
        var (owner, stranger) = (await PlaceAsync("bank-transfer"), NewShopper());
        await stranger.FillAsync(("TEA", 1));
        var open = NewShopper();
        await open.FillAsync(("TEA", 1));
        var own = stranger.Secret;

        List<ApiAnswer> answers = [];
        foreach (var secret in new[] { null, own, "x", open.Secret + "x" })
        {
            (stranger.Secret, stranger.Token) = (secret, secret);
            answers.Add(await stranger.SendAsync(HttpMethod.Get, $"/carts/{open.Cart}"));
            answers.Add(await stranger.SendAsync(HttpMethod.Post, $"/carts/{open.Cart}/lines", new { sku = "TEA", quantity = 1 }));
            answers.Add(await stranger.SendAsync(HttpMethod.Put, $"/carts/{open.Cart}/lines/TEA", new { quantity = 9 }));
            answers.Add(await stranger.SendAsync(HttpMethod.Delete, $"/carts/{open.Cart}/lines/TEA"));
            answers.Add(await stranger.SendAsync(HttpMethod.Get, $"/carts/{open.Cart}/shipping-options?country=DE"));
            answers.Add(await stranger.SendAsync(HttpMethod.Get, $"/orders/{owner.Number}"));
            answers.Add(await stranger.SendAsync(HttpMethod.Post, $"/orders/{owner.Number}/cancel", new { }));
            answers.Add(await stranger.SendAsync(HttpMethod.Post, $"/orders/{owner.Number}/confirm-receipt", new { }));
            answers.Add(await stranger.SendAsync(HttpMethod.Post, $"/orders/{owner.Number}/payments", new { paymentMethod = "card" }));
        }

        answers.Add(await stranger.SendAsync(HttpMethod.Get, "/orders/S-999999-9"));
        Assert.That(answers.Select(answer => (answer.Status, answer.Problem)), Is.All.EqualTo((HttpStatusCode.NotFound, "not-found")));
        Assert.That(
            (await open.SendAsync(HttpMethod.Get, $"/carts/{open.Cart}")).List("lines").Single().GetProperty("quantity").GetInt32(),
            Is.EqualTo(1)
        );
        Assert.That((await owner.OrderAsync()).Status, Is.EqualTo(HttpStatusCode.OK), "its owner sees it");
        Assert.That(
            (await owner.SendAsync(HttpMethod.Get, $"/orders/{owner.Number!.ToLowerInvariant()}")).Status,
            Is.EqualTo(HttpStatusCode.OK),
            "numbers are often read out loud"
        );
    }

    [Test]
    public async Task At_sign_in_the_guest_cart_is_merged_into_the_account_cart_once()
    {
        var own = await GetAsync(new AddToCart(null, new CartOwner(Account, null), Sku.Of("TEA"), 2));
        var guest = NewShopper();
        await guest.FillAsync(("TEA", 4), ("MUG", 1));

        var merged = await GetAsync(new MergeCarts(Account, guest.Cart, guest.Secret));
        await GetAsync(new ChangeCartLine(own.CartId, new CartOwner(Account, null), Sku.Of("TEA"), 1));
        await GetAsync(new MergeCarts(Account, guest.Cart, guest.Secret));
        var cart = await GetAsync(new GetCart(own.CartId, new CartOwner(Account, null)));

        Assert.That(merged.CartId, Is.EqualTo(own.CartId));
        Assert.That(cart.Lines.Select(line => (line.Sku.Value, line.Quantity)), Is.EqualTo(new[] { ("TEA", 1), ("MUG", 1) }));
        Assert.That((await GetAsync(new MergeCarts(Guid.CreateVersion7(), guest.Cart, "wrong"))).CartId, Is.Null);
    }

    [Test]
    public async Task A_merged_cart_cannot_be_ordered_and_holds_nothing()
    {
        await GetAsync(new AddToCart(null, new CartOwner(Account, null), Sku.Of("MUG"), 2));
        var guest = NewShopper();
        await guest.FillAsync(("TEA", 4));
        await GetAsync(new MergeCarts(Account, guest.Cart, guest.Secret));

        var refused = await guest.PlaceAsync();

        Assert.That((refused.Status, refused.Problem), Is.EqualTo((HttpStatusCode.Conflict, "illegal-state")));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
    }

    [Test]
    public async Task A_guest_cart_becomes_the_account_cart_when_there_is_none()
    {
        var guest = NewShopper();
        await guest.FillAsync(("TEA", 4));

        var merged = await GetAsync(new MergeCarts(Account, guest.Cart, guest.Secret));

        Assert.That(merged.CartId, Is.EqualTo(guest.Cart));
        Assert.That(await GetAsync(new FindAccountCart(Account)), Is.EqualTo(guest.Cart));
    }

    [Test]
    public async Task Old_carts_are_deleted_unless_they_became_an_order()
    {
        var (empty, guest, ordered) = (NewShopper(), NewShopper(), await PlaceAsync("bank-transfer"));
        await empty.FillAsync();
        await guest.FillAsync(("TEA", 1));
        var member = await GetAsync(new AddToCart(null, new CartOwner(Account, null), Sku.Of("TEA"), 1));

        async Task<int> ForgetAfterAsync(double days)
        {
            Clock.Advance(TimeSpan.FromDays(days));
            return (await SendAsync(new Shop.Orders.Application.Carts.PurgeCarts())).Value;
        }

        Assert.That(await ForgetAfterAsync(0.2), Is.Zero);
        Assert.That(await ForgetAfterAsync(0.1), Is.EqualTo(1), "empty, after six hours");
        Assert.That((await guest.SendAsync(HttpMethod.Get, $"/carts/{guest.Cart}")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ForgetAfterAsync(30), Is.EqualTo(1), "a guest's");
        Assert.That((await GetAsync(new GetCart(member.CartId, new CartOwner(Account, null)))).Lines, Has.Count.EqualTo(1));
        Assert.That(await ForgetAfterAsync(60), Is.EqualTo(1), "an account's");
        Assert.That((await ordered.SendAsync(HttpMethod.Get, $"/carts/{ordered.Cart}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task PriceAsync(params (string Handle, string Sku, string Price)[] rows)
    {
        var csv =
            "Handle,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Requires Shipping\n"
            + string.Concat(
                rows.Select(row => $"{row.Handle},Title,Default Title,{row.Sku},{row.Price},{(row.Sku == "EBOOK" ? "FALSE" : "TRUE")}\n")
            );
        var import = await GetAsync(
            new RunImport(Guid.CreateVersion7(), "prices.csv", Encoding.UTF8.GetBytes(csv), IsDryRun: false, StaffId)
        );
        Assert.That((import.ProductsUpdated, import.RowsRejected), Is.EqualTo((rows.Length, 0)), "the prices were imported");
    }
}
