using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Application;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Sandbox.Payments;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Payments;

/// <summary>Webhooks of the gateway: signed, duplicated, late, out of order, and for unknown charges.</summary>
public sealed class WebhookEventTests : OrdersFixture
{
    private const string OldSecret = "the secret that is being replaced";

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings)
        {
            ["Payments:Sandbox:WebhookSecrets"] = $"{Gateway.Secrets.WebhookSecret}, {OldSecret}",
            ["Payments:PaymentsPerRun"] = "1",
        };

    [Test]
    public async Task A_webhook_before_the_browser_returns_confirms_the_order_and_the_return_changes_nothing()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);

        Assert.That(await SendWebhookAsync(shopper), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        var before = await LedgerAsync(shopper);
        await GetAsync(new RefreshPayment(shopper.Payment));
        await DeliverEvents();

        Assert.That(await LedgerAsync(shopper), Is.EqualTo(before));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_webhook_after_the_browser_returned_changes_nothing()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        await GetAsync(new RefreshPayment(shopper.Payment));
        await DeliverEvents();
        var before = await LedgerAsync(shopper);

        Assert.That(await SendWebhookAsync(shopper), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(await LedgerAsync(shopper), Is.EqualTo(before));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Repeated_and_concurrent_copies_of_a_webhook_post_once()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var webhook = Gateway.WebhooksOf(shopper.Payment).Single();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PostAsync(webhook))));
        var late = await PostAsync(webhook);
        await DeliverEvents();

        Assert.That(statuses.Append(late), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(
            await LedgerAsync(shopper),
            Is.EqualTo("authorize_requested 24.90 EUR, authorize_succeeded 24.90 EUR, capture_succeeded 24.90 EUR")
        );
        Assert.That(await CountWebhooksAsync(parked: false), Is.EqualTo(1));
        Assert.That(await MailsAsync("order-confirmed"), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Out_of_order_webhooks_end_in_the_gateways_state()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment, ApiShopper.DeclinedCard);
        Gateway.Pay(shopper.Payment, "4000000000009995");
        Gateway.Pay(shopper.Payment);

        foreach (var webhook in Gateway.WebhooksOf(shopper.Payment).Reverse())
            Assert.That(await PostAsync(webhook), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(await MailsAsync("payment-failed"), Is.Empty, "a failure before a success is not reported");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_webhook_for_an_order_that_was_already_polled_is_a_repeat_even_days_later()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromDays(2));

        Assert.That(await SendWebhookAsync(shopper), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_late_payment_revives_an_expired_order_while_its_stock_is_available()
    {
        var shopper = await ExpireAsync();

        Assert.That(await PostAsync(Captured(shopper)), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 5)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_late_payment_is_refunded_when_the_stock_was_sold_meanwhile()
    {
        var shopper = await ExpireAsync();
        await PlaceAsync("bank-transfer", ("MUG", 1));
        await DeliverEvents();

        Assert.That(await PostAsync(Captured(shopper)), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Status, order.Payments.Single().Captured.Amount, order.Refundable.Amount),
            Is.EqualTo((OrderStatus.Expired, 90m, 0m)),
            "a full refund is in progress"
        );
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 1)));
    }

    [TestCase("")]
    [TestCase("t=1,v1=00")]
    [TestCase("nonsense")]
    public async Task A_webhook_without_a_valid_signature_is_refused(string signature)
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);

        var status = await PostAsync(TestGateway.BodyOf(Gateway.WebhooksOf(shopper.Payment)[0]), signature);
        await DeliverEvents();

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        await AssertNothingHappenedAsync(shopper);
    }

    [Test]
    public async Task A_forged_altered_or_outdated_webhook_is_refused()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var body = TestGateway.BodyOf(Gateway.WebhooksOf(shopper.Payment)[0]);
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("2490", "2491", StringComparison.Ordinal));
        var right = TestGateway.Sign(body, Gateway.Secrets.WebhookSecret, Clock.Now);

        HttpStatusCode[] statuses =
        [
            await PostAsync(body, TestGateway.Sign(body, "somebody else's secret", Clock.Now)),
            await PostAsync(changed, right),
            await PostAsync(body, TestGateway.Sign(body, Gateway.Secrets.WebhookSecret, Clock.Now.AddSeconds(-301))),
            await PostAsync(body, TestGateway.Sign(body, Gateway.Secrets.WebhookSecret, Clock.Now.AddSeconds(301))),
            await PostAsync(body, right.Replace("t=", "t=1", StringComparison.Ordinal)),
        ];

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.Unauthorized));
        await AssertNothingHappenedAsync(shopper);
    }

    [Test]
    public async Task Both_secrets_are_accepted_during_rotation()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var body = TestGateway.BodyOf(Gateway.WebhooksOf(shopper.Payment)[0]);

        Assert.That(await PostAsync(body, TestGateway.Sign(body, OldSecret, Clock.Now.AddSeconds(-299))), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.Confirmed));
    }

    [Test]
    public async Task A_webhook_for_an_unknown_payment_or_amount_is_parked()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var webhook = Gateway.WebhooksOf(shopper.Payment)[0];

        HttpStatusCode[] statuses =
        [
            await PostAsync(webhook with { Id = "evt_1", Charge = webhook.Charge with { Key = Guid.NewGuid().ToString("N") } }),
            await PostAsync(webhook with { Id = "evt_2", Charge = webhook.Charge with { Amount = 1 } }),
            await PostAsync(webhook with { Id = "evt_3", Charge = webhook.Charge with { Currency = "USD" } }),
            await PostAsync(webhook with { Id = "evt_4", Charge = webhook.Charge with { State = "something new" } }),
        ];
        await DeliverEvents();

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK), "resending would not help");
        Assert.That(await CountWebhooksAsync(parked: true), Is.EqualTo(4));
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.PendingPayment));
    }

    [Test]
    public async Task An_overpayment_pays_the_order_and_its_surplus_can_be_refunded()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var webhook = Gateway.WebhooksOf(shopper.Payment)[0];

        var status = await PostAsync(
            webhook with
            {
                Id = "evt_more",
                Charge = webhook.Charge with { Amount = 2491, Authorized = 2491, Captured = 2491 },
            }
        );
        await DeliverEvents();

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Overpaid, FulfillmentState.Unfulfilled)));
        var order = await ViewAsync(shopper);
        Assert.That((order.Balance.Amount, order.Refundable.Amount), Is.EqualTo((-0.01m, 24.91m)));
        Assert.That(await CountWebhooksAsync(parked: true), Is.Zero);
    }

    [Test]
    public async Task A_webhook_about_the_charge_of_another_order_is_accepted_and_parked()
    {
        var (paid, waiting) = (await PlaceAsync(), await PlaceAsync());
        Gateway.Pay(paid.Payment);
        await SendWebhookAsync(paid);
        await DeliverEvents();
        var webhook = Gateway.WebhooksOf(paid.Payment)[0];
        var foreign = webhook with
        {
            Id = "evt_foreign",
            Charge = webhook.Charge with { Key = waiting.Payment.ToString("N"), Version = webhook.Charge.Version + 1 },
        };

        var status = await PostAsync(foreign);
        await DeliverEvents();

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            await StateAsync(waiting),
            Is.EqualTo((OrderStatus.PendingPayment, PaymentState.Pending, FulfillmentState.Unfulfilled))
        );
        Assert.That(
            (await GetAsync(new ListMismatches())).ParkedWebhookEvents.Select(parked => (parked.Id, parked.Because.Code)),
            Is.EqualTo(new[] { ("evt_foreign", "payments.other-payments-charge") })
        );
    }

    [Test]
    public async Task An_unknown_channel_and_a_huge_body_are_refused()
    {
        using var client = NewClient();
        using var unknown = await client.PostAsync("/api/v1/payments/pigeon/webhook", new ByteArrayContent([1]));
        using var huge = await client.PostAsync("/api/v1/payments/card/webhook", new ByteArrayContent(new byte[65_537]));

        Assert.That((unknown.StatusCode, huge.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge)));
    }

    [Test]
    public async Task After_an_outage_one_run_of_the_poller_checks_all_pending_payments()
    {
        Gateway.FailCalls(3);
        ApiShopper[] shoppers = [await PlaceAsync(), await PlaceAsync(), await PlaceAsync()];

        Clock.Advance(TimeSpan.FromMinutes(6));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");

        Assert.That(
            (await Task.WhenAll(shoppers.Select(shopper => ViewAsync(shopper)))).Select(order => order.Payments.Single().RedirectUrl),
            Is.All.Not.Null
        );
    }

    [Test]
    public async Task A_payment_started_while_the_clock_was_ahead_is_polled_once_the_clock_is_correct()
    {
        Gateway.FailCalls(1);
        var right = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(2));
        var shopper = await PlaceAsync();
        Clock.SetTo(right);
        Assert.That((await ViewAsync(shopper)).Payments.Single().RedirectUrl, Is.Null, "the provider did not respond");

        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");

        Assert.That((await ViewAsync(shopper)).Payments.Single().RedirectUrl, Is.Not.Null);
    }

    [Test]
    public async Task A_payment_that_never_reached_the_gateway_is_started_by_the_poller_under_the_same_key()
    {
        Gateway.FailCalls(1);
        var shopper = await PlaceAsync();
        Assert.That(
            (await ViewAsync(shopper)).Payments.Single().Status,
            Is.EqualTo(PaymentStatus.Created),
            "the provider did not respond, but the order exists"
        );

        Clock.Advance(TimeSpan.FromMinutes(6));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Captured, Is.EqualTo(2490L));
        await AssertSoundAsync();
    }

    /// <summary>An order for all mugs that expired before it was paid.</summary>
    private async Task<ApiShopper> ExpireAsync()
    {
        var shopper = await PlaceAsync("card", ("MUG", 5));
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.Expired));
        return shopper;
    }

    /// <summary>The webhook of a provider that captured a payment although the charge had been canceled.</summary>
    private ChargeEvent Captured(ApiShopper shopper)
    {
        var webhook = Gateway.WebhooksOf(shopper.Payment)[^1];
        var charge = webhook.Charge;
        return webhook with
        {
            Id = "evt_late",
            Charge = charge with { Version = charge.Version + 1, State = "captured", Authorized = charge.Amount, Captured = charge.Amount },
        };
    }

    private Task<HttpStatusCode> SendWebhookAsync(ApiShopper shopper) => PostAsync(Gateway.WebhooksOf(shopper.Payment)[^1]);

    private Task<HttpStatusCode> PostAsync(ChargeEvent webhook)
    {
        var body = TestGateway.BodyOf(webhook);
        return PostAsync(body, TestGateway.Sign(body, Gateway.Secrets.WebhookSecret, Clock.Now));
    }

    private async Task<HttpStatusCode> PostAsync(byte[] body, string signature)
    {
        using var client = NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/card/webhook")
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.TryAddWithoutValidation("Shop-Signature", signature);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<string> LedgerAsync(ApiShopper shopper) =>
        string.Join(", ", (await GetAsync(new GetPayment(shopper.Payment))).Ledger.Select(line => $"{line.Kind.ApiName()} {line.Amount}"));

    private async Task<int> CountWebhooksAsync(bool parked)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<PaymentsDbContext>()
            .WebhookEvents.CountAsync(webhook => (webhook.ParkedAt != null) == parked);
    }

    private async Task AssertNothingHappenedAsync(ApiShopper shopper)
    {
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.PendingPayment));
        Assert.That(await CountWebhooksAsync(parked: false) + await CountWebhooksAsync(parked: true), Is.Zero);
    }
}
