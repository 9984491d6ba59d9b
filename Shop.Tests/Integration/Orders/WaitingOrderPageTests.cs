using System.Net;
using System.Text.RegularExpressions;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;

namespace Shop.Tests.Integration.Orders;

/// <summary>A shopper who left the payment page finds the unpaid order, and can pay, change or cancel it.</summary>
public sealed partial class WaitingOrderPageTests : OrdersFixture
{
    private PageVisitor visitor = null!;

    [SetUp]
    public void OpenClient() => visitor = new PageVisitor(NewClient());

    [TearDown]
    public void CloseClient() => visitor.Dispose();

    [Test]
    public async Task Cart_and_checkout_link_to_the_unpaid_order()
    {
        var number = await OrderAsync(("MUG", 5));

        using var checkout = await visitor.GetAsync("/checkout");
        var cart = await visitor.ReadAsync("/cart");

        Assert.That((checkout.StatusCode, checkout.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, "/cart")));
        Assert.That(
            cart,
            Does.Contain($"Order {number} is awaiting payment")
                .And.Contain("Pay now")
                .And.Contain("Edit cart")
                .And.Contain("Cancel order")
                .And.Not.Contain("Your cart is empty")
        );
        var link = OrderLink().Match(cart).Value;
        Assert.That(await visitor.ReadAsync(link), Does.Contain("Edit cart").And.Contain("Pay now").And.Contain($"Cancel order {number}"));
    }

    [Test]
    public async Task A_new_cart_does_not_hide_the_unpaid_order()
    {
        var number = await OrderAsync(("MUG", 1));
        await visitor.PostAsync("/cart?handler=Add", ("sku", "TEA"), ("quantity", "1"));

        var cart = await visitor.ReadAsync("/cart");

        Assert.That(cart, Does.Contain($"Order {number} is awaiting payment").And.Contain("Green tea"));
    }

    [Test]
    public async Task A_member_finds_the_unpaid_order_on_another_device()
    {
        await DoAsync(new RegisterCustomer("ada@example.com", "a sentence is fine", "Ada Lovelace"));
        await visitor.SignInAsync("ada@example.com", "a sentence is fine");
        var number = await OrderAsync(("MUG", 1));
        using var phone = new PageVisitor(NewClient());
        await phone.SignInAsync("ada@example.com", "a sentence is fine");

        Assert.That(await phone.ReadAsync("/cart"), Does.Contain($"Order {number} is awaiting payment"));
    }

    [Test]
    public async Task Changing_the_cart_cancels_the_order_and_restores_its_lines_codes_and_entries_immediately()
    {
        await GetAsync(
            new SavePromotion(
                Guid.CreateVersion7(),
                0,
                new PromotionInput(
                    "Spring",
                    PromotionKind.Percentage,
                    10,
                    null,
                    null,
                    null,
                    [],
                    [],
                    null,
                    null,
                    CustomerGroup.Everyone,
                    null,
                    null,
                    true,
                    0,
                    true,
                    true
                ),
                new NewCode("SPRING", 1, null),
                StaffId
            )
        );
        await AddAsync(("MUG", 5), ("TEA", 2));
        await visitor.PostAsync("/cart?handler=Code", ("code", "SPRING"));
        var number = await PlaceAsync();

        using var answer = await ReopenAsync();
        var cart = await visitor.ReadAsync("/cart");
        var checkout = await visitor.ReadAsync("/checkout");

        Assert.That((answer.StatusCode, answer.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, "/cart")));
        Assert.That(Quantities(cart), Is.EqualTo(new[] { "MUG 5", "TEA 2" }), "their stock is available again before any event is handled");
        Assert.That(
            cart,
            Does.Contain("<strong>SPRING</strong> (Spring)")
                .And.Not.Contain("is awaiting payment")
                .And.Not.Contain("Sold out")
                .And.Not.Contain("Update the items marked in red")
        );
        Assert.That(checkout, Does.Contain("value=\"Invalidenstraße 1\"").And.Contain("value=\"ada@example.com\""));
        Assert.That((await FindAsync(number)).Status, Is.EqualTo(OrderStatus.Canceled));
        await AssertSoundAsync();
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)));
        var second = await PlaceAsync();
        Assert.That((second == number, (await FindAsync(second)).Status), Is.EqualTo((false, OrderStatus.PendingPayment)));
    }

    [Test]
    public async Task Changing_the_cart_twice_creates_one_cart()
    {
        await OrderAsync(("MUG", 3));
        var form = Form(await visitor.Client.GetStringAsync("/cart"));

        await visitor.SubmitAsync(form);
        await visitor.SubmitAsync(form);

        Assert.That(Quantities(await visitor.ReadAsync("/cart")), Is.EqualTo(new[] { "MUG 3" }));
    }

    [Test]
    public async Task An_order_that_was_paid_meanwhile_cannot_be_changed()
    {
        var shopper = await PlaceAsync("card", ("MUG", 2));
        await shopper.PayAsync();

        using var answer = await visitor.PostAsync($"/orders/{shopper.Number}?handler=Reopen&token={shopper.Token}");
        await DeliverEvents();

        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("This order is already paid"));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(await visitor.ReadAsync("/cart"), Does.Contain("Your cart is empty"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Another_visitor_can_neither_see_nor_change_the_unpaid_order()
    {
        var shopper = await PlaceAsync("card", ("MUG", 2));

        using var answer = await visitor.PostAsync($"/orders/{shopper.Number}?handler=Reopen&token=guessed");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cart");
        request.Headers.Add("Cookie", $"shop-waiting={shopper.Number}.guessed");
        using var cart = await visitor.Client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await cart.Content.ReadAsStringAsync(), Does.Contain("Your cart is empty").And.Not.Contain(shopper.Number!));
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.PendingPayment));
    }

    [Test]
    public async Task A_paid_order_leaves_an_empty_cart()
    {
        var number = await OrderAsync(("MUG", 1));
        await PayAsync(number);
        await DeliverEvents();

        Assert.That(await visitor.ReadAsync("/cart"), Does.Contain("Your cart is empty").And.Not.Contain(number));
    }

    [Test]
    public async Task Canceling_from_the_cart_empties_it_and_releases_the_stock()
    {
        var number = await OrderAsync(("MUG", 1));
        var cart = await visitor.Client.GetStringAsync("/cart");
        var cancel = HtmlForm.In(cart, "/cart").Single(form => form.Action.Contains("handler=Cancel", StringComparison.Ordinal));

        using var answer = await visitor.SubmitAsync(cancel);
        await DeliverEvents();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await FindAsync(number)).Status, Is.EqualTo(OrderStatus.Canceled));
        Assert.That(await visitor.ReadAsync("/cart"), Does.Contain("Your cart is empty"));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)));
    }

    private async Task<string> OrderAsync(params (string Sku, int Quantity)[] lines)
    {
        await AddAsync(lines);
        return await PlaceAsync();
    }

    private async Task AddAsync(params (string Sku, int Quantity)[] lines)
    {
        foreach (var (sku, quantity) in lines)
            await visitor.PostAsync("/cart?handler=Add", ("sku", sku), ("quantity", $"{quantity}"));
    }

    /// <summary>Places an order and opens its payment page; returns the order's number.</summary>
    private async Task<string> PlaceAsync()
    {
        using var answer = await visitor.PostAsync("/checkout", [.. PageVisitor.Address, ("Input.PaymentMethod", "card")]);
        Assert.That(answer.Headers.Location!.ToString(), Does.Contain("/pay/"));
        return (await GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 1))).Items[0].Number;
    }

    private async Task<HttpResponseMessage> ReopenAsync() => await visitor.SubmitAsync(Form(await visitor.Client.GetStringAsync("/cart")));

    private static HtmlForm Form(string cart) =>
        HtmlForm.In(cart, "/cart").Single(form => form.Action.Contains("handler=Reopen", StringComparison.Ordinal));

    private Task<OrderView> FindAsync(string number) => GetAsync(new GetOrder(number, new OrderViewer(null, null, IsStaff: true)));

    private async Task PayAsync(string number)
    {
        var order = await FindAsync(number);
        using var client = NewClient();
        await new ApiShopper(client).SendAsync(
            HttpMethod.Post,
            $"/payments/{order.Payments.Single().Id}/sandbox",
            new { card = ApiShopper.GoodCard }
        );
    }

    /// <summary>The quantities in the cart's fields.</summary>
    private static IEnumerable<string> Quantities(string cart) =>
        Lines().Matches(cart).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}");

    [GeneratedRegex("id=\"q-([A-Z]+)\" name=\"quantity\" value=\"(\\d+)\"")]
    private static partial Regex Lines();

    [GeneratedRegex("/orders/S-[^\"]+token=[^\"&]+")]
    private static partial Regex OrderLink();
}
