using System.Net;
using System.Text.Json;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.StoredValues;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Customers;

namespace Shop.Tests.Integration.Orders;

/// <summary>Gift cards and store credit are used before any other payment, and their balance is never spent twice.</summary>
public sealed class GiftCardCheckoutTests : OrdersFixture
{
    private static readonly Guid Account = new("0196b000-0000-7000-8000-0000000000d1");

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Limits:CartPerMinute"] = "10000", ["Limits:OrderPerMinute"] = "10000" };

    [Test]
    public async Task A_card_that_covers_the_order_pays_it_without_another_payment()
    {
        var card = await IssueAsync(100);
        var shopper = await ShopperAsync(card, ("TEA", 2));

        var cart = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}");
        var placed = await shopper.PlaceAsync(method: "");
        await DeliverEvents();

        Assert.That(
            (Money(cart.Body, "toPay"), Money(cart.List("giftCards").Single(), "amount"), Money(cart.Body.GetProperty("totals"), "total")),
            Is.EqualTo((0m, 20m, 20m))
        );
        Assert.That(cart.List("giftCards").Single().GetProperty("lastDigits").GetString(), Is.EqualTo(card.Code[^4..]));
        Assert.That(
            (placed.Status, placed.Body.GetProperty("payment").GetProperty("status").GetString()),
            Is.EqualTo((HttpStatusCode.Created, "captured"))
        );
        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Status, order.PaymentStatus, order.Payments.Single().Method),
            Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, "gift-card"))
        );
        Assert.That(await BalanceAsync(card), Is.EqualTo(75.1m), "100.00 less 24.90");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_card_that_covers_a_part_leaves_the_rest_to_another_payment_and_the_order_waits_for_both()
    {
        var card = await IssueAsync(10);
        var shopper = await ShopperAsync(card, ("TEA", 2));

        await shopper.PlaceAsync();
        await DeliverEvents();
        var waiting = await StateAsync(shopper);
        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That((waiting.Status, waiting.Payment), Is.EqualTo((OrderStatus.PendingPayment, PaymentState.PartiallyPaid)));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(
            (await ViewAsync(shopper)).Payments.Select(payment => (payment.Method, payment.Captured)),
            Is.EquivalentTo(new[] { ("gift-card", AnOrder.Eur(10)), ("card", AnOrder.Eur(14.9m)) })
        );
        Assert.That(await BalanceAsync(card), Is.Zero);
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_canceled_or_expired_order_credits_the_card()
    {
        var card = await IssueAsync(20);
        var canceled = await ShopperAsync(card, ("TEA", 1));
        await canceled.PlaceAsync(method: "");
        await DeliverEvents();
        await canceled.CancelAsync();
        await DeliverEvents();
        Assert.That(await BalanceAsync(card), Is.EqualTo(20m));

        var expired = await ShopperAsync(card, ("TEA", 2));
        await expired.PlaceAsync();
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();

        Assert.That(((await StateAsync(expired)).Status, await BalanceAsync(card)), Is.EqualTo((OrderStatus.Expired, 20m)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Fifty_concurrent_orders_share_the_balance_of_a_card_and_never_exceed_it()
    {
        var card = await IssueAsync(100);
        var shoppers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => ShopperAsync(card, ("EBOOK", 1)))));

        var answers = await Task.WhenAll(shoppers.Select(shopper => Task.Run(() => shopper.PlaceAsync("bank-transfer", shipping: null))));
        await DeliverEvents();

        Assert.That(answers.Select(answer => answer.Status), Is.All.AnyOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
        Assert.That(
            answers.Where(answer => answer.Status == HttpStatusCode.Conflict).Select(answer => answer.Problem),
            Is.All.AnyOf("discount-refused", "conflict")
        );
        var spent = 0m;
        foreach (var shopper in shoppers.Where(shopper => shopper.Number is not null))
            spent += (await ViewAsync(shopper))
                .Payments.Where(payment => payment.Method == "gift-card")
                .Sum(payment => payment.Captured.Amount);
        Assert.That(await BalanceAsync(card), Is.EqualTo(100 - spent).And.GreaterThanOrEqualTo(0));
        Assert.That(spent, Is.GreaterThanOrEqualTo(90), "the balance was used");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_card_spent_elsewhere_since_the_cart_was_shown_refuses_the_order_and_holds_nothing()
    {
        var card = await IssueAsync(10);
        var shopper = await ShopperAsync(card, ("MUG", 1));
        var other = await ShopperAsync(card, ("EBOOK", 1));
        await other.PlaceAsync(method: "", shipping: null);

        var refused = await shopper.SendAsync(
            HttpMethod.Post,
            "/orders",
            new
            {
                cartId = shopper.Cart,
                email = shopper.Email,
                shippingAddress = new
                {
                    name = "Ada Lovelace",
                    line1 = "Weg 1",
                    city = "Berlin",
                    postalCode = "10115",
                    country = "DE",
                },
                shippingMethod = "standard",
                paymentMethod = "bank-transfer",
                acceptedTotal = new { amount = "22.90", currency = "EUR" },
                acceptedToPay = new { amount = "12.90", currency = "EUR" },
            }
        );

        Assert.That((refused.Status, refused.Problem), Is.EqualTo((HttpStatusCode.Conflict, "discount-refused")));
        Assert.That(refused.Detail, Does.Contain("You now have €21.90 left to pay"));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)));
        Assert.That(await BalanceAsync(card), Is.EqualTo(1m));
    }

    [Test]
    public async Task The_event_handler_captures_what_placement_could_not()
    {
        var card = await IssueAsync(100);
        var shopper = await ShopperAsync(card, ("EBOOK", 1));
        await shopper.PlaceAsync(method: "", shipping: null);

        await DeliverEvents();
        await DeliverEvents();

        Assert.That((await ViewAsync(shopper)).Payments, Has.Count.EqualTo(1), "paid once by response and event together");
        Assert.That(await BalanceAsync(card), Is.EqualTo(91m));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Store_credit_is_used_on_request_after_the_gift_cards()
    {
        var card = await IssueAsync(5);
        await GetAsync(new CreditStoreAccount(Guid.CreateVersion7(), Account, AnOrder.Eur(50), "Sorry", StaffId));
        var owner = new CartOwner(Account, null);
        var cart = (await GetAsync(new AddToCart(null, owner, Sku.Of("EBOOK"), 1))).CartId;
        await GetAsync(new ApplyGiftCard(cart, owner, card.Code));
        await GetAsync(new UseStoreCredit(cart, owner, IsUsed: true));

        var view = await GetAsync(new GetCart(cart, owner));

        Assert.That(
            (view.GiftCards.Single().Amount, view.StoreCredit, view.ToPay),
            Is.EqualTo((AnOrder.Eur(5), new CartStoreCredit(AnOrder.Eur(50), true, AnOrder.Eur(4)), AnOrder.Eur(0)))
        );
    }

    [Test]
    public async Task A_member_pays_with_store_credit_through_the_API_and_a_guest_has_none()
    {
        await DoAsync(new RegisterCustomer("ada@example.com", "a sentence is fine", "Ada Lovelace"));
        var account = (await GetAsync(new ListCustomers("ada@example.com", 1, 10))).Items.Single().AccountId;
        await GetAsync(new CreditStoreAccount(Guid.CreateVersion7(), account, AnOrder.Eur(50), "Sorry", StaffId));
        var (shopper, guest) = (NewShopper(), NewShopper());
        await shopper.SignInAsync("a sentence is fine");
        await shopper.FillAsync(("TEA", 2));
        await guest.FillAsync(("TEA", 2));

        var before = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}");
        var used = await shopper.SendAsync(HttpMethod.Put, $"/carts/{shopper.Cart}/store-credit", new { use = true });
        var placed = await shopper.PlaceAsync(method: "");
        var refused = await guest.SendAsync(HttpMethod.Put, $"/carts/{guest.Cart}/store-credit", new { use = true });
        await DeliverEvents();

        Assert.That(before.Body.TryGetProperty("storeCredit", out _), Is.False, "store credit is used only on request");
        Assert.That((Money(used.Body, "storeCredit"), Money(used.Body, "toPay")), Is.EqualTo((20m, 0m)));
        Assert.That(
            (placed.Status, placed.Body.GetProperty("payment").GetProperty("status").GetString()),
            Is.EqualTo((HttpStatusCode.Created, "captured"))
        );
        Assert.That((await shopper.OrderAsync()).List("payments").Single().GetProperty("method").GetString(), Is.EqualTo("store-credit"));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(
            (await GetAsync(new GetStoreCredit(account, Currency.Eur))).Balance,
            Is.EqualTo(AnOrder.Eur(25.1m)),
            "50.00 less 24.90"
        );
        Assert.That(refused.Status, Is.Not.EqualTo(HttpStatusCode.OK));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_unknown_card_is_refused_and_counts_as_a_wrong_code()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));

        var answers = new List<ApiAnswer>();
        for (var number = 0; number < 20; number++)
            answers.Add(
                await shopper.SendAsync(
                    HttpMethod.Post,
                    $"/carts/{shopper.Cart}/gift-cards",
                    new { code = $"AAAA-BBBB-CCCC-DD{number:00}" }
                )
            );

        Assert.That(
            answers.Take(19).Select(answer => (answer.Status, answer.Problem)),
            Is.All.EqualTo((HttpStatusCode.Conflict, "discount-refused"))
        );
        Assert.That(answers[19].Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_failed_second_payment_shows_what_the_card_paid_and_that_it_will_be_credited()
    {
        var card = await IssueAsync(10);
        var shopper = await ShopperAsync(card, ("TEA", 2));
        await shopper.PlaceAsync();
        var last = (await ViewAsync(shopper)).Payments.Single(payment => payment.Method == "card").Id;
        await shopper.SendAsync(HttpMethod.Post, $"/payments/{last}/sandbox", new { card = ApiShopper.DeclinedCard });
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromMinutes(63));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();

        Assert.That(
            (await MailsAsync("payment-failed")).Single().Text,
            Does.Contain("You've already paid €10.00 toward this order, and €14.90 is still due.")
                .And.Contain("we'll refund what you've paid")
                .And.Not.Contain("You haven't been charged")
        );
        Assert.That(
            (await MailsAsync("order-expired")).Single().Text,
            Does.Contain("We'll refund the €10.00 you've paid to your original payment method.").And.Not.Contain("You haven't been charged")
        );
        Assert.That(await BalanceAsync(card), Is.EqualTo(10m));
    }

    [Test]
    public async Task A_partial_payment_for_an_expired_order_is_refunded()
    {
        var card = await IssueAsync(10);
        var shopper = await ShopperAsync(card, ("TEA", 2));
        await shopper.PlaceAsync("bank-transfer");
        await GetAsync(new RefundOrder(shopper.Number!, Guid.CreateVersion7(), AnOrder.Eur(10), null, false, "By mistake", StaffId));
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromMinutes(63));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();
        var expired = await ViewAsync(shopper);
        Assert.That(expired.Status, Is.EqualTo(OrderStatus.Expired));

        await DoAsync(
            new RecordManualPayment(
                expired.Payments.Single(payment => payment.IsOffline).Id,
                Guid.CreateVersion7(),
                AnOrder.Eur(7.71m),
                null,
                StaffId
            )
        );
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Status, order.Payments.Sum(payment => payment.Captured.Amount - payment.Refunded.Amount)),
            Is.EqualTo((OrderStatus.Expired, 0m))
        );
        await AssertSoundAsync();
    }

    private static decimal Money(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetProperty("amount").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private Task<IssuedGiftCard> IssueAsync(decimal amount) =>
        GetAsync(new IssueGiftCard(Guid.CreateVersion7(), AnOrder.Eur(amount), null, null, "Birthday", StaffId));

    private async Task<decimal> BalanceAsync(IssuedGiftCard card) => (await GetAsync(new GetGiftCard(card.Id))).Balance.Amount;

    private async Task<ApiShopper> ShopperAsync(IssuedGiftCard card, params (string Sku, int Quantity)[] lines)
    {
        var shopper = NewShopper();
        await shopper.FillAsync(lines);
        var entered = await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/gift-cards", new { code = card.Code });
        return entered.Status == HttpStatusCode.OK ? shopper : throw new AssertionException($"The card was not taken: {entered.Body}");
    }
}
