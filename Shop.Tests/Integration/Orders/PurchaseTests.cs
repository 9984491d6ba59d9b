using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Contracts.Operations;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;

namespace Shop.Tests.Integration.Orders;

/// <summary>From the cart to a confirmed order.</summary>
public sealed class PurchaseTests : OrdersFixture
{
    [Test]
    public async Task A_guest_buys_by_card()
    {
        var shopper = NewShopper();
        var cart = await shopper.FillAsync(("TEA", 2), ("EBOOK", 1));
        var options = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}/shipping-options?country=DE&postalCode=10115");
        var placed = await shopper.PlaceAsync();
        var waiting = await shopper.OrderAsync();
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 2)), "held");
        var paid = await shopper.PayAsync();
        await DeliverEvents();
        var order = await shopper.OrderAsync();

        Assert.Multiple(() =>
        {
            Assert.That(
                cart.Body.GetProperty("totals").GetProperty("total").ToString(),
                Is.EqualTo("{\"amount\":\"29.00\",\"currency\":\"EUR\"}")
            );
            Assert.That(
                options.Body.EnumerateArray().Select(option => option.GetProperty("code").GetString()),
                Is.EqualTo(new[] { "standard", "express" })
            );
            Assert.That(
                (placed.Status, placed.Text("status"), placed.Amount("total")),
                Is.EqualTo((HttpStatusCode.Created, "pending_payment", 33.90m))
            );
            Assert.That(
                placed.Body.GetProperty("payment").GetProperty("redirectUrl").GetString(),
                Does.StartWith("http://127.0.0.1:").And.Contain("/pay/ch_")
            );
            Assert.That(
                (waiting.Text("status"), waiting.Text("paymentStatus"), waiting.Text("fulfillmentStatus")),
                Is.EqualTo(("pending_payment", "pending", "unfulfilled"))
            );
            Assert.That((paid.Status, paid.Text("status")), Is.EqualTo((HttpStatusCode.OK, "captured")));
            Assert.That(
                (order.Text("status"), order.Text("paymentStatus"), order.Text("fulfillmentStatus")),
                Is.EqualTo(("confirmed", "paid", "unfulfilled"))
            );
            Assert.That((order.Amount("total"), order.Amount("balance")), Is.EqualTo((33.90m, 0m)));
            Assert.That(
                order.List("timeline").Select(step => step.GetProperty("kind").GetString()),
                Is.EquivalentTo(new[] { "placed", "payment-captured", "confirmed" })
            );
        });
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 2)), "committed, on hand until it is shipped");
        Assert.That(
            (await MailsAsync()).Select(mail => (mail.Kind, mail.Recipient)),
            Is.EqualTo(new[] { ("order-confirmed", "ada@example.com") })
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_is_visible_to_its_own_account_only()
    {
        var (ada, bob) = (await RegisterAsync("ada@example.com"), await RegisterAsync("bob@example.com"));
        var cart = await GetAsync(new AddToCart(null, new CartOwner(ada, null), Sku.Of("TEA"), 3));

        var order = await GetAsync(Order(cart.CartId, new CartOwner(ada, null)));
        await DeliverEvents();

        Assert.That((await GetAsync(List(ada))).Items.Select(item => item.Number), Is.EqualTo(new[] { order.Number }));
        Assert.That((await GetAsync(List(bob))).Items, Is.Empty);
        Assert.That((await GetAsync(new GetOrder(order.Number, new OrderViewer(ada, null, false)))).AccountId, Is.EqualTo(ada));
        Assert.That((await FailAsync(new GetOrder(order.Number, new OrderViewer(bob, null, false)))).Kind, Is.EqualTo(ErrorKind.NotFound));
        Assert.That((await FailAsync(Order(cart.CartId, new CartOwner(bob, null)))).Code, Is.EqualTo("orders.cart-not-found"));
        Assert.That(
            (await FailAsync(new CancelOrder(order.Number, new OrderViewer(bob, null, false), "Mine?", null))).Kind,
            Is.EqualTo(ErrorKind.NotFound)
        );
    }

    [Test]
    public async Task Repeated_placements_of_a_cart_create_one_order()
    {
        var shopper = await PlaceAsync();
        var first = (shopper.Number, shopper.Payment);

        var again = await shopper.PlaceAsync(method: "bank-transfer");
        var withKey = await shopper.PlaceAsync(key: "another");

        Assert.That((again.Text("number"), withKey.Text("number")), Is.EqualTo((first.Number, first.Number)));
        Assert.That(shopper.Payment, Is.EqualTo(first.Payment), "and one payment");
        Assert.That((await ViewAsync(shopper)).Payments, Has.Count.EqualTo(1));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 2)));
    }

    [TestCase(null)]
    [TestCase("double-click")]
    public async Task Concurrent_placements_of_a_cart_create_one_order(string? key)
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => shopper.PlaceAsync(key: key))));
        var last = await shopper.PlaceAsync(key: key);

        var placed = answers.Append(last).Where(answer => answer.Status == HttpStatusCode.Created).ToList();
        Assert.That(placed.Select(answer => answer.Text("number")).Distinct().Count(), Is.EqualTo(1));
        Assert.That(
            answers.Except(placed).Select(answer => (key, answer.Status)),
            Is.All.EqualTo(("double-click", HttpStatusCode.Conflict)),
            "only a key in progress must be retried"
        );
        Assert.That(await CountOrdersAsync(), Is.EqualTo(1));
        Assert.That((await ViewAsync(shopper)).Payments, Has.Count.EqualTo(1));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 2)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Shortages_are_refused_by_name_and_no_order_is_placed()
    {
        var (first, second) = (NewShopper(), NewShopper());
        await first.FillAsync(("MUG", 4));
        await second.FillAsync(("MUG", 3), ("TEA", 1));
        await first.PlaceAsync();

        var refused = await second.PlaceAsync();

        Assert.That((refused.Status, refused.Problem), Is.EqualTo((HttpStatusCode.Conflict, "out-of-stock")));
        Assert.That(refused.Detail, Is.EqualTo("Only 1 Stoneware mug left."));
        Assert.That(await CountOrdersAsync(), Is.EqualTo(1));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)), "all lines or none");
        await second.SendAsync(HttpMethod.Put, $"/carts/{second.Cart}/lines/MUG", new { quantity = 1 });
        Assert.That((await second.PlaceAsync()).Status, Is.EqualTo(HttpStatusCode.Created), "the cart was kept");
    }

    [Test]
    public async Task An_expired_hold_may_go_to_another_shopper_and_the_late_payment_is_refunded()
    {
        var late = await PlaceAsync("card", ("MUG", 5));
        var quick = NewShopper("quick@example.com");
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Host.RunJobAsync("release-expired-holds");
        await quick.FillAsync(("MUG", 5));
        await quick.PlaceAsync("bank-transfer");
        await DeliverEvents();
        await late.PayAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(quick), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Pending, FulfillmentState.Unfulfilled)));
        Assert.That(await StateAsync(late), Is.EqualTo((OrderStatus.Canceled, PaymentState.Refunded, FulfillmentState.Unfulfilled)));
        Assert.That((await MailsAsync("order-canceled")).Single().Text, Does.Contain("Sold out before the payment arrived"));
        Assert.That(
            Gateway.ChargeOf(late.Payment).Refunds.Sum(refund => refund.Amount),
            Is.EqualTo(Gateway.ChargeOf(late.Payment).Captured)
        );
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 5)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_total_above_the_accepted_one_is_refused_and_a_lower_one_is_accepted()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));

        var refused = await shopper.PlaceAsync(acceptedTotal: new { amount = "24.89", currency = "EUR" });
        var other = await shopper.PlaceAsync(acceptedTotal: new { amount = "24.90", currency = "USD" });
        var taken = await shopper.PlaceAsync(acceptedTotal: new { amount = "30.00", currency = "EUR" });

        Assert.That((refused.Status, refused.Problem), Is.EqualTo((HttpStatusCode.Conflict, "price-changed")));
        Assert.That(refused.Detail, Does.Contain("€24.90"));
        Assert.That(other.Problem, Is.EqualTo("price-changed"));
        Assert.That((taken.Status, taken.Amount("total")), Is.EqualTo((HttpStatusCode.Created, 24.90m)));
    }

    [Test]
    public async Task An_invalid_order_is_refused_at_its_field_and_holds_nothing()
    {
        var (shopper, empty) = (NewShopper(), NewShopper());
        await shopper.FillAsync(("TEA", 2));
        await empty.FillAsync();

        ApiAnswer[] answers =
        [
            await shopper.PlaceAsync(method: "gold"),
            await shopper.PlaceAsync(shipping: "pigeon"),
            await shopper.PlaceAsync(shipping: null),
            await shopper.PlaceAsync(country: "XX"),
            await empty.PlaceAsync(),
        ];

        Assert.That(
            answers.Select(answer => answer.Problem),
            Is.EqualTo(new[] { "validation", "validation", "validation", "validation", "illegal-state" })
        );
        Assert.That(
            answers.Take(4).Select(answer => answer.Body.GetProperty("errors").EnumerateObject().First().Name),
            Is.EqualTo(new[] { "paymentMethod", "shippingMethod", "shippingMethod", "shippingAddress.country" })
        );
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        Assert.That(await CountOrdersAsync(), Is.Zero);
    }

    [Test]
    public async Task A_bank_transfer_order_is_confirmed_immediately_and_paid_when_the_money_is_recorded()
    {
        var shopper = await PlaceAsync("bank-transfer", ("TEA", 2));
        await DeliverEvents();
        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Status, order.PaymentStatus, order.Balance.Amount),
            Is.EqualTo((OrderStatus.Confirmed, PaymentState.Pending, 24.90m))
        );
        var instructions = order.Payments.Single().Instructions!;
        Assert.That(
            (instructions.Code, instructions.Arguments["amount"], instructions.Arguments["reference"]),
            Is.EqualTo(("payments.pay-by-transfer-with-bic", (object)AnOrder.Eur(24.90m), (object)order.Number))
        );

        var operation = Guid.CreateVersion7();
        await DoAsync(new RecordManualPayment(shopper.Payment, operation, AnOrder.Eur(20), "Statement 7", StaffId));
        await DoAsync(new RecordManualPayment(shopper.Payment, operation, AnOrder.Eur(20), "Statement 7", StaffId));
        await DeliverEvents();
        Assert.That(
            await StateAsync(shopper),
            Is.EqualTo((OrderStatus.Confirmed, PaymentState.PartiallyPaid, FulfillmentState.Unfulfilled))
        );
        await DoAsync(new RecordManualPayment(shopper.Payment, Guid.CreateVersion7(), AnOrder.Eur(4.90m), null, StaffId));
        await DeliverEvents();
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        await DoAsync(new RecordManualPayment(shopper.Payment, Guid.CreateVersion7(), AnOrder.Eur(1), null, StaffId));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Overpaid, FulfillmentState.Unfulfilled)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_transfer_for_a_canceled_order_is_refunded_even_if_it_is_partial()
    {
        var shopper = await PlaceAsync("bank-transfer", ("TEA", 2));
        await DeliverEvents();
        await DoAsync(new CancelOrder(shopper.Number!, new OrderViewer(null, null, IsStaff: true), "Changed their mind", StaffId));
        await DeliverEvents();

        await DoAsync(new RecordManualPayment(shopper.Payment, Guid.CreateVersion7(), AnOrder.Eur(20), "Statement 9", StaffId));
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Status, order.PaymentStatus, order.Payments.Single().Refunded.Amount),
            Is.EqualTo((OrderStatus.Canceled, PaymentState.Refunded, 20m))
        );
        Assert.That(await MailsAsync("order-refunded"), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_free_order_without_shipping_is_completed_without_a_payment()
    {
        await SellAsync("SAMPLE", "Sample", 0, stock: null);
        var shopper = NewShopper();
        await shopper.FillAsync(("SAMPLE", 1));

        var placed = await shopper.PlaceAsync(method: "", shipping: null);
        await DeliverEvents();

        Assert.That((placed.Status, shopper.Payment), Is.EqualTo((HttpStatusCode.Created, Guid.Empty)));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Completed, PaymentState.Paid, FulfillmentState.NotRequired)));
        Assert.That((await MailsAsync("order-confirmed")), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_free_draft_is_confirmed_without_a_payment_when_it_is_sent()
    {
        var draft = await GetAsync(
            new SaveDraft(
                Guid.CreateVersion7(),
                "ada@example.com",
                AnOrder.Address,
                null,
                [new DraftLine(Sku.Of("TEA"), 1, AnOrder.Eur(0))],
                null,
                AnOrder.Eur(0),
                null,
                StaffId
            )
        );

        await DoAsync(new SendDraft(draft.Number, StaffId));
        await DeliverEvents();

        var order = await GetAsync(new GetOrder(draft.Number, new OrderViewer(null, null, IsStaff: true)));
        Assert.That(
            (order.Status, order.PaymentStatus, order.Total),
            Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, AnOrder.Eur(0)))
        );
        Assert.That((await MailsAsync()).Select(mail => mail.Kind), Is.EqualTo(new[] { "order-confirmed" }));
        await AssertSoundAsync();
    }

    private static PlaceOrder Order(Guid cart, CartOwner owner) =>
        new(cart, owner, "ada@example.com", AnOrder.Address, null, "standard", "bank-transfer", null);

    private static ListOrders List(Guid account) => new(account, null, null, null, null, null, null, 1, 20);

    private async Task<Guid> RegisterAsync(string email)
    {
        await DoAsync(new RegisterCustomer(email, "a sentence is fine", "Somebody"));
        return (await GetAsync(new SignIn(email, "a sentence is fine", null, null))).AccountId;
    }

    private async Task<int> CountOrdersAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OrdersDbContext>().Orders.CountAsync();
    }
}
