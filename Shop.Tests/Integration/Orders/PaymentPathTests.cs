using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Payments;
using Shop.Payments.Application;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>Orders whose payment fails, arrives late or never, and canceled orders.</summary>
public sealed class PaymentPathTests : OrdersFixture
{
    [TearDown]
    public void CaptureAtOnceAgain() => CaptureWhen(CaptureTime.Immediately);

    [Test]
    public async Task A_declined_card_is_told_and_another_try_pays_once()
    {
        var shopper = await PlaceAsync();
        var first = shopper.Payment;

        var declined = await shopper.PayAsync(ApiShopper.DeclinedCard);
        await DeliverEvents();
        Assert.That(
            (declined.Status, declined.Problem, declined.Detail),
            Is.EqualTo((HttpStatusCode.PaymentRequired, "payment-declined", "Your card was declined."))
        );
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo("pending_payment"));
        Assert.That((await MailsAsync("payment-failed")).Single().Text, Does.Contain("Your card was declined."));

        var again = await shopper.PayAgainAsync("card", key: "again");
        await shopper.PayAgainAsync("card", key: "again");
        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
        Assert.That(
            (Gateway.ChargeOf(first).State, Gateway.ChargeOf(shopper.Payment).Captured),
            Is.EqualTo(("canceled", 2490L)),
            "the page in the other tab takes no money any more"
        );
        Assert.That((await ViewAsync(shopper)).Payments.Select(payment => payment.Status), Is.EqualTo(new[] { "canceled", "captured" }));
        Assert.That((await shopper.PayAgainAsync("card")).Problem, Is.EqualTo("illegal-state"), "paid already");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_card_that_works_at_the_second_try_pays_the_same_attempt()
    {
        var shopper = await PlaceAsync();

        var first = await shopper.PayAsync("4000000000000341");
        var second = await shopper.PayAsync("4000000000000341");
        await DeliverEvents();

        Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.PaymentRequired, HttpStatusCode.OK)));
        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_unpaid_order_expires_and_its_stock_comes_back()
    {
        var shopper = await PlaceAsync("card", ("MUG", 5));
        Clock.Advance(TimeSpan.FromMinutes(59));
        await Host.RunJobAsync("expire-orders");
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo("pending_payment"), "not due yet");

        Clock.Advance(TimeSpan.FromMinutes(2));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();
        await Host.RunJobAsync("expire-orders");

        Assert.That(await StateAsync(shopper), Is.EqualTo(("expired", "voided", "unfulfilled")));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).State, Is.EqualTo("canceled"), "nobody pays it any more");
        Assert.That(await MailsAsync("order-expired"), Has.Count.EqualTo(1));
        Assert.That((await shopper.PayAgainAsync("card")).Problem, Is.EqualTo("illegal-state"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_whose_payment_we_had_not_heard_of_does_not_expire()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        Clock.Advance(TimeSpan.FromMinutes(61));

        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
        await AssertSoundAsync();
    }

    [Test]
    public async Task While_the_provider_is_silent_an_order_waits_one_minute_longer()
    {
        var shopper = await PlaceAsync();
        Clock.Advance(TimeSpan.FromMinutes(60.5));
        Gateway.FailCalls(1);

        await Host.RunJobAsync("expire-orders");

        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo("pending_payment"));
    }

    [Test]
    public async Task Money_found_while_an_expired_order_is_cleared_away_goes_back_and_does_not_revive_it()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        Clock.Advance(TimeSpan.FromMinutes(61.5));
        Gateway.FailCalls(1);
        await Host.RunJobAsync("expire-orders");
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo("expired"), "the provider was silent");

        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("expired", "refunded", "unfulfilled")));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Single().Amount, Is.EqualTo(2490L));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        Assert.That(await MailsAsync("order-refunded"), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Canceling_before_the_payment_lets_go_of_stock_and_payment_page()
    {
        var shopper = await PlaceAsync();

        var canceled = await shopper.CancelAsync();
        var again = await shopper.CancelAsync();
        await DeliverEvents();
        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That(
            (canceled.Status, canceled.Text("status"), again.Status),
            Is.EqualTo((HttpStatusCode.OK, "canceled", HttpStatusCode.OK))
        );
        Assert.That(await StateAsync(shopper), Is.EqualTo(("canceled", "voided", "unfulfilled")));
        Assert.That((Gateway.ChargeOf(shopper.Payment).State, Gateway.ChargeOf(shopper.Payment).Captured), Is.EqualTo(("canceled", 0L)));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        Assert.That(await MailsAsync("order-canceled"), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task The_refunds_of_an_order_add_up_to_all_that_went_back_whoever_sent_it()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(new RefundOrder(shopper.Number!, Guid.CreateVersion7(), AnOrder.Eur(4.5m), null, false, "Scratched", StaffId));
        await DeliverEvents();
        await shopper.CancelAsync();
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        var page = WebUtility.HtmlDecode(await shopper.Client.GetStringAsync($"/orders/{shopper.Number}?token={shopper.Token}"));
        Assert.That(
            order.Refunds.Select(refund => (refund.Amount, refund.Status, refund.IsStoreCredit)),
            Is.EqualTo(new[] { (AnOrder.Eur(4.5m), "succeeded", false), (AnOrder.Eur(20.4m), "succeeded", false) })
        );
        Assert.That(order.Refunds.Sum(refund => refund.Amount.Amount), Is.EqualTo(order.Payments.Sum(payment => payment.Refunded.Amount)));
        Assert.That(order.Refunds.Sum(refund => refund.Tax.Amount), Is.EqualTo(order.Totals.Tax.Amount));
        Assert.That(page, Does.Contain("€4.50").And.Contain("€20.40"));
    }

    [Test]
    public async Task Canceling_a_paid_order_gives_stock_and_money_back()
    {
        var shopper = await BuyAsync(("TEA", 2));

        await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("canceled", "refunded", "unfulfilled")));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Single().Amount, Is.EqualTo(2490L));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        Assert.That((await TotalsAsync("sales"))["net"], Is.EqualTo("0.00"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Money_paid_at_the_moment_of_the_cancellation_goes_back()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);

        await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("canceled", "refunded", "unfulfilled")));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(2490L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_canceled_bank_transfer_keeps_no_promise()
    {
        var shopper = await PlaceAsync("bank-transfer");
        await DeliverEvents();

        await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("canceled", "voided", "unfulfilled")));
        Assert.That((await ViewAsync(shopper)).Payments.Single().Status, Is.EqualTo("canceled"));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Money_that_is_only_reserved_is_let_go_of_by_a_cancellation()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var shopper = await BuyAsync(("TEA", 2));
        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "authorized", "unfulfilled")));

        await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("canceled", "voided", "unfulfilled")));
        Assert.That((Gateway.ChargeOf(shopper.Payment).State, Gateway.ChargeOf(shopper.Payment).Captured), Is.EqualTo(("canceled", 0L)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Money_that_is_only_reserved_is_taken_when_the_goods_leave()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var shopper = await BuyAsync(("TEA", 2));

        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, "DHL", "JD1", Dispatch: true, StaffId));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "shipped")));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(2490L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Money_that_is_only_reserved_is_taken_parcel_by_parcel_the_delivery_with_the_first()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var shopper = await BuyAsync(("TEA", 3));

        await GetAsync(
            new ShipUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 1)], "DHL", "JD1", Dispatch: true, StaffId)
        );
        await DeliverEvents();
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(1490L));
        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "partially_paid", "partially_shipped")));

        await GetAsync(
            new ShipUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 1)], "DHL", "JD2", Dispatch: true, StaffId)
        );
        await DeliverEvents();
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(2490L));

        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, "DHL", "JD3", Dispatch: true, StaffId));
        await DeliverEvents();
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(3490L));
        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "shipped")));
        await AssertSoundAsync();
    }

    [Test]
    public async Task What_is_never_sent_is_never_taken()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(
            new ShipUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 1)], "DHL", "JD1", Dispatch: true, StaffId)
        );
        await DeliverEvents();

        await DoAsync(
            new CancelUnits(
                shopper.Number!,
                Guid.CreateVersion7(),
                [new UnitsToCancel("TEA", 1)],
                Refund: true,
                Restock: true,
                "Broken in the warehouse",
                StaffId
            )
        );
        await DeliverEvents();

        var charge = Gateway.ChargeOf(shopper.Payment);
        Assert.That((charge.Captured, charge.Refunds.Count), Is.EqualTo((1490L, 0)));
        var order = await ViewAsync(shopper);
        Assert.That((order.PaymentStatus, order.FulfillmentStatus, order.Balance.Amount), Is.EqualTo(("paid", "shipped", 0m)));
        await AssertSoundAsync();
    }

    private void CaptureWhen(CaptureTime time) => Host.Services.GetRequiredService<IOptions<PaymentsOptions>>().Value.Capture = time;
}
