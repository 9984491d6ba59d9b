using System.Net;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>The stock of an unpaid order is reserved for as long as page and mail say.</summary>
public sealed class PaymentDeadlineTests : OrdersFixture
{
    [Test]
    public async Task The_stock_of_an_order_is_held_until_its_payment_deadline()
    {
        var shopper = await PlaceAsync("card", ("MUG", 5));
        var deadline = (await ViewAsync(shopper)).PaymentDeadline;
        Assert.That(deadline, Is.EqualTo(Clock.Now.AddMinutes(60)));

        Clock.Advance(TimeSpan.FromMinutes(59));
        var early = await NewShopper("bob@example.com").FillAsync(("MUG", 1));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await NewShopper("bob@example.com").FillAsync(("MUG", 1));

        Assert.That((early.Status, early.Problem), Is.EqualTo((HttpStatusCode.Conflict, "out-of-stock")));
        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_payment_retry_extends_the_deadline_and_the_hold_once()
    {
        var shopper = await PlaceAsync("card", ("MUG", 5));
        await shopper.PayAsync(ApiShopper.DeclinedCard);
        var placedAt = Clock.Now;

        Clock.Advance(TimeSpan.FromMinutes(50));
        var second = await shopper.PayAgainAsync("card");
        await shopper.PayAsync(ApiShopper.DeclinedCard);
        await DeliverEvents();
        var extended = (await ViewAsync(shopper)).PaymentDeadline;
        Clock.Advance(TimeSpan.FromMinutes(55));
        var third = await shopper.PayAgainAsync("card");
        var sold = await NewShopper("bob@example.com").FillAsync(("MUG", 1));

        Assert.That((second.Status, third.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
        Assert.That(extended, Is.EqualTo(placedAt.AddMinutes(110)));
        Assert.That((await ViewAsync(shopper)).PaymentDeadline, Is.EqualTo(extended));
        Assert.That(sold.Problem, Is.EqualTo("out-of-stock"));
        await shopper.PayAsync();
        await DeliverEvents();
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 5)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_unpaid_at_its_extended_deadline_expires_and_releases_its_stock()
    {
        var shopper = await PlaceAsync("card", ("MUG", 5));
        await shopper.PayAsync(ApiShopper.DeclinedCard);
        Clock.Advance(TimeSpan.FromMinutes(50));
        await shopper.PayAgainAsync("card");
        await shopper.PayAsync(ApiShopper.DeclinedCard);
        await DeliverEvents();

        Clock.Advance(TimeSpan.FromMinutes(59));
        await SendAsync(new ExpireOrders());
        var before = (await ViewAsync(shopper)).Status;
        Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(new ExpireOrders());
        await DeliverEvents();

        Assert.That((before, (await ViewAsync(shopper)).Status), Is.EqualTo((OrderStatus.PendingPayment, OrderStatus.Expired)));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)));
        await AssertSoundAsync();
    }
}
