using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
    public async Task A_notice_before_the_browsers_return_confirms_and_the_return_changes_nothing()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);

        Assert.That(await TellAsync(shopper), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();
        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
        var before = await LedgerAsync(shopper);
        await GetAsync(new RefreshPayment(shopper.Payment));
        await DeliverEvents();

        Assert.That(await LedgerAsync(shopper), Is.EqualTo(before));
        await AssertSoundAsync();
    }

    [Test]
    public async Task The_browsers_return_first_and_the_notice_later_is_the_same()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        await GetAsync(new RefreshPayment(shopper.Payment));
        await DeliverEvents();
        var before = await LedgerAsync(shopper);

        Assert.That(await TellAsync(shopper), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
        Assert.That(await LedgerAsync(shopper), Is.EqualTo(before));
        await AssertSoundAsync();
    }

    [Test]
    public async Task The_same_notice_many_times_also_at_once_books_once()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var notice = Gateway.NoticesOf(shopper.Payment).Single();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PostAsync(notice))));
        var late = await PostAsync(notice);
        await DeliverEvents();

        Assert.That(statuses.Append(late), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(
            await LedgerAsync(shopper),
            Is.EqualTo("authorize_requested 24.90 EUR, authorize_succeeded 24.90 EUR, capture_succeeded 24.90 EUR")
        );
        Assert.That(await CountNoticesAsync(parked: false), Is.EqualTo(1));
        Assert.That(await MailsAsync("order-confirmed"), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Notices_in_the_wrong_order_end_where_the_gateway_ended()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment, ApiShopper.DeclinedCard);
        Gateway.Pay(shopper.Payment, "4000000000009995");
        Gateway.Pay(shopper.Payment);

        foreach (var notice in Gateway.NoticesOf(shopper.Payment).Reverse())
            Assert.That(await PostAsync(notice), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
        Assert.That(await MailsAsync("payment-failed"), Is.Empty, "what failed before it went well is no news any more");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_notice_that_comes_after_the_order_was_settled_by_asking_is_a_repeat_days_later()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromDays(2));

        Assert.That(await TellAsync(shopper), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Money_that_arrives_after_the_order_expired_revives_it_while_the_goods_are_there()
    {
        var shopper = await ExpireAsync();

        Assert.That(await PostAsync(Captured(shopper)), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 5)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Money_that_arrives_after_the_goods_were_sold_to_somebody_else_is_sent_back()
    {
        var shopper = await ExpireAsync();
        await PlaceAsync("bank-transfer", ("MUG", 1));
        await DeliverEvents();

        Assert.That(await PostAsync(Captured(shopper)), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Status, order.Payments.Single().Captured.Amount, order.Refundable.Amount),
            Is.EqualTo(("expired", 90m, 0m)),
            "a refund of all of it is under way"
        );
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 1)));
    }

    [TestCase("")]
    [TestCase("t=1,v1=00")]
    [TestCase("nonsense")]
    public async Task A_notice_without_a_right_signature_is_turned_away(string signature)
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);

        var status = await PostAsync(TestGateway.BodyOf(Gateway.NoticesOf(shopper.Payment)[0]), signature);
        await DeliverEvents();

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        await AssertNothingHappenedAsync(shopper);
    }

    [Test]
    public async Task A_notice_that_is_signed_by_somebody_else_changed_or_too_old_is_turned_away()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var body = TestGateway.BodyOf(Gateway.NoticesOf(shopper.Payment)[0]);
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
    public async Task While_secrets_are_replaced_both_are_taken()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var body = TestGateway.BodyOf(Gateway.NoticesOf(shopper.Payment)[0]);

        Assert.That(await PostAsync(body, TestGateway.Sign(body, OldSecret, Clock.Now.AddSeconds(-299))), Is.EqualTo(HttpStatusCode.OK));
        await DeliverEvents();

        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo("confirmed"));
    }

    [Test]
    public async Task A_notice_about_a_payment_or_an_amount_we_do_not_know_is_kept_aside()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var notice = Gateway.NoticesOf(shopper.Payment)[0];

        HttpStatusCode[] statuses =
        [
            await PostAsync(notice with { Id = "evt_1", Charge = notice.Charge with { Key = Guid.NewGuid().ToString("N") } }),
            await PostAsync(notice with { Id = "evt_2", Charge = notice.Charge with { Amount = 1 } }),
            await PostAsync(notice with { Id = "evt_3", Charge = notice.Charge with { Currency = "USD" } }),
            await PostAsync(notice with { Id = "evt_4", Charge = notice.Charge with { State = "something new" } }),
        ];
        await DeliverEvents();

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK), "sending it again would not help");
        Assert.That(await CountNoticesAsync(parked: true), Is.EqualTo(4));
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo("pending_payment"));
    }

    [Test]
    public async Task More_money_than_was_asked_for_pays_the_order_and_the_surplus_can_be_refunded()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        var notice = Gateway.NoticesOf(shopper.Payment)[0];

        var status = await PostAsync(
            notice with
            {
                Id = "evt_more",
                Charge = notice.Charge with { Amount = 2491, Authorized = 2491, Captured = 2491 },
            }
        );
        await DeliverEvents();

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "overpaid", "unfulfilled")));
        var order = await ViewAsync(shopper);
        Assert.That((order.Balance.Amount, order.Refundable.Amount), Is.EqualTo((-0.01m, 24.91m)));
        Assert.That(await CountNoticesAsync(parked: true), Is.Zero);
    }

    [Test]
    public async Task A_notice_about_another_orders_charge_is_answered_and_kept_aside()
    {
        var (paid, waiting) = (await PlaceAsync(), await PlaceAsync());
        Gateway.Pay(paid.Payment);
        await TellAsync(paid);
        await DeliverEvents();
        var notice = Gateway.NoticesOf(paid.Payment)[0];
        var foreign = notice with
        {
            Id = "evt_foreign",
            Charge = notice.Charge with { Key = waiting.Payment.ToString("N"), Version = notice.Charge.Version + 1 },
        };

        var status = await PostAsync(foreign);
        await DeliverEvents();

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StateAsync(waiting), Is.EqualTo(("pending_payment", "pending", "unfulfilled")));
        Assert.That(
            (await GetAsync(new ListMismatches())).Notices.Select(parked => (parked.Id, parked.Because.Code)),
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
    public async Task After_an_outage_one_run_of_the_poller_asks_about_all_that_wait()
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
    public async Task A_payment_begun_by_a_clock_that_ran_ahead_is_asked_about_when_the_clock_is_right_again()
    {
        Gateway.FailCalls(1);
        var right = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(2));
        var shopper = await PlaceAsync();
        Clock.SetTo(right);
        Assert.That((await ViewAsync(shopper)).Payments.Single().RedirectUrl, Is.Null, "the provider did not answer");

        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");

        Assert.That((await ViewAsync(shopper)).Payments.Single().RedirectUrl, Is.Not.Null);
    }

    [Test]
    public async Task A_payment_that_the_gateway_was_never_told_of_is_started_by_the_poller_under_the_same_key()
    {
        Gateway.FailCalls(1);
        var shopper = await PlaceAsync();
        Assert.That(
            (await ViewAsync(shopper)).Payments.Single().Status,
            Is.EqualTo("created"),
            "the provider did not answer, the order stands"
        );

        Clock.Advance(TimeSpan.FromMinutes(6));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo(("confirmed", "paid", "unfulfilled")));
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
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo("expired"));
        return shopper;
    }

    /// <summary>The webhook of a provider that captured a payment although the charge had been canceled.</summary>
    private ChargeEvent Captured(ApiShopper shopper)
    {
        var notice = Gateway.NoticesOf(shopper.Payment)[^1];
        var charge = notice.Charge;
        return notice with
        {
            Id = "evt_late",
            Charge = charge with { Version = charge.Version + 1, State = "captured", Authorized = charge.Amount, Captured = charge.Amount },
        };
    }

    private Task<HttpStatusCode> TellAsync(ApiShopper shopper) => PostAsync(Gateway.NoticesOf(shopper.Payment)[^1]);

    private Task<HttpStatusCode> PostAsync(ChargeEvent notice)
    {
        var body = TestGateway.BodyOf(notice);
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
        string.Join(", ", (await GetAsync(new GetPayment(shopper.Payment))).Ledger.Select(line => $"{line.Kind} {line.Amount}"));

    private async Task<int> CountNoticesAsync(bool parked)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<PaymentsDbContext>()
            .WebhookEvents.CountAsync(notice => (notice.ParkedAt != null) == parked);
    }

    private async Task AssertNothingHappenedAsync(ApiShopper shopper)
    {
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo("pending_payment"));
        Assert.That(await CountNoticesAsync(parked: false) + await CountNoticesAsync(parked: true), Is.Zero);
    }
}
