using System.Net;
using System.Net.Http.Headers;
using Shop.Kernel;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Draft orders.</summary>
public sealed class DraftTests : OrdersFixture
{
    [Test]
    public async Task A_draft_is_sent_with_a_payment_link_paid_and_confirmed()
    {
        var draft = await GetAsync(Draft(Guid.CreateVersion7(), ("TEA", 2, null), ("MUG", 1, 15m)));
        Assert.That(draft.Total, Is.EqualTo(AnOrder.Eur(39.90m)), "two teas at 10.00, a mug at an agreed 15.00, delivery 4.90");
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)), "a draft holds nothing");

        await DoAsync(new SendDraft(draft.Number, StaffId));
        await DoAsync(new SendDraft(draft.Number, StaffId));
        await DeliverEvents();

        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 2)));
        var mail = (await MailsAsync("payment-link")).Single();
        var shopper = NewShopper();
        shopper.Token = mail.Text.Split("token=")[1].Split('\n')[0];
        var paid = await shopper.SendAsync(HttpMethod.Post, $"/orders/{draft.Number}/payments", new { paymentMethod = "card" });
        Assert.That(paid.Status, Is.EqualTo(HttpStatusCode.Created));
        await shopper.SendAsync(
            HttpMethod.Post,
            $"/payments/{paid.Body.GetProperty("id").GetGuid()}/sandbox",
            new { card = ApiShopper.GoodCard }
        );
        await DeliverEvents();
        var order = await ViewAsync(draft.Number);
        Assert.That((order.Status, order.PaymentStatus), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_draft_is_visible_to_staff_only_and_can_be_replaced_until_it_is_sent()
    {
        var id = Guid.CreateVersion7();
        var draft = await GetAsync(Draft(id, ("TEA", 2, null)));
        var changed = await GetAsync(Draft(id, ("MUG", 3, null)));

        Assert.That((changed.Number, changed.Total), Is.EqualTo((draft.Number, AnOrder.Eur(54))), "delivery is free from 50.00");
        Assert.That((await NewShopper().SendAsync(HttpMethod.Get, $"/orders/{draft.Number}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await ViewAsync(draft.Number)).Lines.Select(line => line.Sku.Value), Is.EqualTo(new[] { "MUG" }));
        await DoAsync(new SendDraft(draft.Number, StaffId));
        Assert.That((await FailAsync(Draft(id, ("TEA", 1, null)))).Code, Is.EqualTo("orders.cannot-edit"));
    }

    [Test]
    public async Task A_draft_with_sold_out_items_is_refused_and_not_sent()
    {
        var draft = await GetAsync(Draft(Guid.CreateVersion7(), ("MUG", 5, null)));
        await BuyAsync(("MUG", 4));

        var error = await FailAsync(new SendDraft(draft.Number, StaffId));

        Assert.That((error.Code, error.Text()), Is.EqualTo(("orders.out-of-stock", "Only 1 Stoneware mug left.")));
        Assert.That((await ViewAsync(draft.Number)).Status, Is.EqualTo(OrderStatus.Draft));
        Assert.That(await MailsAsync("payment-link"), Is.Empty);
    }

    [Test]
    public async Task An_unpaid_link_expires_and_releases_the_stock()
    {
        var draft = await GetAsync(Draft(Guid.CreateVersion7(), ("MUG", 5, null)));
        await DoAsync(new SendDraft(draft.Number, StaffId));
        await DeliverEvents();

        Clock.Advance(TimeSpan.FromDays(1));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();

        Assert.That((await ViewAsync(draft.Number)).Status, Is.EqualTo(OrderStatus.Expired));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Drafts_can_be_managed_through_the_API_and_errors_name_their_field()
    {
        await GetAsync(new SeedDemoAccounts());
        using var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev-shop-key");
        var program = new ApiShopper(client);
        var address = new
        {
            name = "Ada Lovelace",
            line1 = "Invalidenstraße 1",
            city = "Berlin",
            postalCode = "10115",
            country = "DE",
        };

        var wrong = await program.SendAsync(
            HttpMethod.Post,
            "/admin/orders/drafts",
            new
            {
                email = "ada@example.com",
                shippingAddress = address,
                lines = new[] { new { sku = "NOPE", quantity = 1 } },
            }
        );
        var made = await program.SendAsync(
            HttpMethod.Post,
            "/admin/orders/drafts",
            new
            {
                email = "ada@example.com",
                shippingAddress = address,
                lines = new[] { new { sku = "TEA", quantity = 1 } },
            }
        );

        Assert.That((wrong.Status, wrong.Problem), Is.EqualTo((HttpStatusCode.BadRequest, "validation")));
        Assert.That((made.Status, made.Text("status")), Is.EqualTo((HttpStatusCode.Created, "draft")));
    }

    [Test]
    public async Task A_preview_shows_total_and_delivery_methods_of_a_draft_and_changes_nothing()
    {
        var query = new PreviewDraft(
            AnOrder.Address,
            [new DraftLine(Sku.Of("TEA"), 2, null), new DraftLine(Sku.Of("MUG"), 1, AnOrder.Eur(15))],
            "no-such-method",
            null
        );
        var preview = await GetAsync(query);

        Assert.That(
            (preview.Totals.Total, preview.ShippingMethod),
            Is.EqualTo((AnOrder.Eur(39.90m), "standard")),
            "an unavailable method falls back to the cheapest"
        );
        Assert.That(preview.ShippingOptions.Select(option => option.Code), Does.Contain("standard"));
        Assert.That((await GetAsync(query with { ShippingPrice = AnOrder.Eur(1) })).Totals.Total, Is.EqualTo(AnOrder.Eur(36)));
        Assert.That((await FailAsync(query with { Lines = [new DraftLine(Sku.Of("NOPE"), 1, null)] })).Field, Is.EqualTo("Lines[0].Sku"));
        Assert.That(
            (await FailAsync(query with { Lines = [new DraftLine(Sku.Of("TEA"), 0, null)] })).Field,
            Is.EqualTo("Lines[0].Quantity")
        );
    }

    [Test]
    public async Task A_preview_lists_what_is_out_of_stock()
    {
        var preview = await GetAsync(
            new PreviewDraft(
                AnOrder.Address,
                [new DraftLine(Sku.Of("MUG"), 9, null), new DraftLine(Sku.Of("TEA"), 20, null), new DraftLine(Sku.Of("EBOOK"), 99, null)],
                null,
                null
            )
        );

        Assert.That(preview.Lines.Select(line => line.Available), Is.EqualTo(new int?[] { 5, 20, null }));
        Assert.That(preview.Lines.Select(line => line.IsShort), Is.EqualTo(new[] { true, false, false }));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)), "a preview holds nothing");
    }

    private Task<OrderView> ViewAsync(string number) => GetAsync(new GetOrder(number, new OrderViewer(null, null, IsStaff: true)));

    private static SaveDraft Draft(Guid id, params (string Sku, int Quantity, decimal? Price)[] lines) =>
        new(
            id,
            "ada@example.com",
            AnOrder.Address,
            null,
            [.. lines.Select(line => new DraftLine(Sku.Of(line.Sku), line.Quantity, line.Price is { } price ? AnOrder.Eur(price) : null))],
            null,
            null,
            null,
            StaffId
        );
}
