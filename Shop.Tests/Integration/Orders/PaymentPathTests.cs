using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Payments.Application;
using Shop.Payments.Contracts.Attempts;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>Orders whose payment fails, arrives late or never, and canceled orders.</summary>
public sealed class PaymentPathTests : OrdersFixture
{
    [TearDown]
    public void ResetCaptureTime() => CaptureWhen(CaptureTime.Immediately);

    [Test]
    public async Task A_declined_card_is_reported_and_a_retry_pays_once()
    {
        var shopper = await PlaceAsync();
        var first = shopper.Payment;

        var declined = await shopper.PayAsync(ApiShopper.DeclinedCard);
        await DeliverEvents();
        Assert.That(
            (declined.Status, declined.Problem, declined.Detail),
            Is.EqualTo((HttpStatusCode.PaymentRequired, "payment-declined", "Your card was declined."))
        );
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.PendingPayment));
        Assert.That((await MailsAsync("payment-failed")).Single().Text, Does.Contain("Your card was declined."));

        var again = await shopper.PayAgainAsync("card", key: "again");
        await shopper.PayAgainAsync("card", key: "again");
        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(
            (Gateway.ChargeOf(first).State, Gateway.ChargeOf(shopper.Payment).Captured),
            Is.EqualTo(("canceled", 2490L)),
            "the page in the other tab no longer accepts payments"
        );
        Assert.That(
            (await ViewAsync(shopper)).Payments.Select(payment => payment.Status),
            Is.EqualTo(new[] { PaymentStatus.Canceled, PaymentStatus.Captured })
        );
        Assert.That((await shopper.PayAgainAsync("card")).Problem, Is.EqualTo("illegal-state"), "already paid");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_card_that_succeeds_on_the_second_try_pays_the_same_attempt()
    {
        var shopper = await PlaceAsync();

        var first = await shopper.PayAsync("4000000000000341");
        var second = await shopper.PayAsync("4000000000000341");
        await DeliverEvents();

        Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.PaymentRequired, HttpStatusCode.OK)));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_unpaid_order_expires_and_releases_its_stock()
    {
        var shopper = await PlaceAsync("card", ("MUG", 5));
        Clock.Advance(TimeSpan.FromMinutes(59));
        await Host.RunJobAsync("expire-orders");
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.PendingPayment), "not due yet");

        Clock.Advance(TimeSpan.FromMinutes(2));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();
        await Host.RunJobAsync("expire-orders");

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Expired, PaymentState.Voided, FulfillmentState.Unfulfilled)));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).State, Is.EqualTo("canceled"), "it can no longer be paid");
        Assert.That(await MailsAsync("order-expired"), Has.Count.EqualTo(1));
        Assert.That((await shopper.PayAgainAsync("card")).Problem, Is.EqualTo("illegal-state"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_with_an_unreported_payment_does_not_expire()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        Clock.Advance(TimeSpan.FromMinutes(61));

        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Expiry_is_delayed_by_a_minute_while_the_provider_is_unreachable()
    {
        var shopper = await PlaceAsync();
        Clock.Advance(TimeSpan.FromMinutes(60.5));
        Gateway.FailCalls(1);

        await Host.RunJobAsync("expire-orders");

        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.PendingPayment));
    }

    [Test]
    public async Task Money_found_while_an_expired_order_is_cleaned_up_is_refunded_and_does_not_revive_it()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        Clock.Advance(TimeSpan.FromMinutes(61.5));
        Gateway.FailCalls(1);
        await Host.RunJobAsync("expire-orders");
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.Expired), "the provider did not respond");

        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Expired, PaymentState.Refunded, FulfillmentState.Unfulfilled)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Single().Amount, Is.EqualTo(2490L));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        Assert.That(await MailsAsync("order-refunded"), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Canceling_before_payment_releases_the_stock_and_closes_the_payment_page()
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
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Canceled, PaymentState.Voided, FulfillmentState.Unfulfilled)));
        Assert.That((Gateway.ChargeOf(shopper.Payment).State, Gateway.ChargeOf(shopper.Payment).Captured), Is.EqualTo(("canceled", 0L)));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        Assert.That(await MailsAsync("order-canceled"), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task The_refunds_of_an_order_add_up_to_all_money_returned_by_shop_or_provider()
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
            Is.EqualTo(new[] { (AnOrder.Eur(4.5m), RefundStatus.Succeeded, false), (AnOrder.Eur(20.4m), RefundStatus.Succeeded, false) })
        );
        Assert.That(order.Refunds.Sum(refund => refund.Amount.Amount), Is.EqualTo(order.Payments.Sum(payment => payment.Refunded.Amount)));
        Assert.That(order.Refunds.Sum(refund => refund.Tax.Amount), Is.EqualTo(order.Totals.Tax.Amount));
        Assert.That(page, Does.Contain("€4.50").And.Contain("€20.40"));
    }

    [Test]
    public async Task Canceling_a_paid_order_releases_the_stock_and_refunds_the_payment()
    {
        var shopper = await BuyAsync(("TEA", 2));

        await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Canceled, PaymentState.Refunded, FulfillmentState.Unfulfilled)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Single().Amount, Is.EqualTo(2490L));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        Assert.That((await TotalsAsync("sales"))["net"], Is.EqualTo("0.00"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_payment_made_during_cancellation_is_refunded()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);

        await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Canceled, PaymentState.Refunded, FulfillmentState.Unfulfilled)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(2490L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_canceled_bank_transfer_releases_its_reservation()
    {
        var shopper = await PlaceAsync("bank-transfer");
        await DeliverEvents();

        await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Canceled, PaymentState.Voided, FulfillmentState.Unfulfilled)));
        Assert.That((await ViewAsync(shopper)).Payments.Single().Status, Is.EqualTo(PaymentStatus.Canceled));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Canceling_an_order_voids_its_authorization()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var shopper = await BuyAsync(("TEA", 2));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Authorized, FulfillmentState.Unfulfilled)));

        await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Canceled, PaymentState.Voided, FulfillmentState.Unfulfilled)));
        Assert.That((Gateway.ChargeOf(shopper.Payment).State, Gateway.ChargeOf(shopper.Payment).Captured), Is.EqualTo(("canceled", 0L)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_authorized_payment_is_captured_on_shipment()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var shopper = await BuyAsync(("TEA", 2));

        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, "DHL", "JD1", Dispatch: true, StaffId));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Shipped)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(2490L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_authorized_payment_is_captured_per_parcel_with_delivery_in_the_first()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var shopper = await BuyAsync(("TEA", 3));

        await GetAsync(
            new ShipUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 1)], "DHL", "JD1", Dispatch: true, StaffId)
        );
        await DeliverEvents();
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(1490L));
        Assert.That(
            await StateAsync(shopper),
            Is.EqualTo((OrderStatus.Confirmed, PaymentState.PartiallyPaid, FulfillmentState.PartiallyShipped))
        );

        await GetAsync(
            new ShipUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 1)], "DHL", "JD2", Dispatch: true, StaffId)
        );
        await DeliverEvents();
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(2490L));

        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, "DHL", "JD3", Dispatch: true, StaffId));
        await DeliverEvents();
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(3490L));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Shipped)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_that_never_ships_is_never_captured()
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
        Assert.That(
            (order.PaymentStatus, order.FulfillmentStatus, order.Balance.Amount),
            Is.EqualTo((PaymentState.Paid, FulfillmentState.Shipped, 0m))
        );
        await AssertSoundAsync();
    }

    private void CaptureWhen(CaptureTime time) => Host.Services.GetRequiredService<IOptions<PaymentsOptions>>().Value.Capture = time;
}
