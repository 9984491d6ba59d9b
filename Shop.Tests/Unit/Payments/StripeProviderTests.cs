using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Payments.Application;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;
using Shop.Payments.Infrastructure.Stripe;
using Shop.Tests.Support;
using Stripe;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Unit.Payments;

/// <summary>The requests to Stripe field by field, and how its responses are mapped; based on its published API.</summary>
public sealed class StripeProviderTests
{
    private const string Secret = "whsec_one";

    private readonly PaymentsOptions options = new() { Stripe = { SecretKey = "sk_test_1", WebhookSecrets = Secret + ", whsec_two" } };
    private FakeStripe stripe = null!;
    private StripeProvider provider = null!;

    [SetUp]
    public void Connect()
    {
        options.Capture = CaptureTime.Immediately;
        stripe = new FakeStripe();
        var clock = new TestClock();
        provider = new StripeProvider(
            stripe,
            new ProviderCircuits(clock, NullLogger<ProviderCircuits>.Instance),
            Options.Create(options),
            clock,
            NullLogger<StripeProvider>.Instance
        );
    }

    [TearDown]
    public void AllExpectedCallsWereMade()
    {
        Assert.That(stripe.Left, Is.Empty);
        stripe.Dispose();
    }

    [TestCase(CaptureTime.Immediately, "automatic")]
    [TestCase(CaptureTime.OnShipment, "manual")]
    public async Task Starting_creates_a_checkout_session_under_the_payments_key(object time, string captureMethod)
    {
        options.Capture = (CaptureTime)time;
        var payment = Start(24.90m);
        var id = payment.Id.Value;
        stripe.Expect(
            "POST /v1/checkout/sessions",
            $"{id:N}-start",
            $"mode=payment&client_reference_id={id:N}&customer_email=ada%40example.com"
                + $"&success_url=https%3A%2F%2Fshop.example%2Forders%2FS-100001-7%3Ftoken%3Dabc%26payment%3D{id}"
                + $"&cancel_url=https%3A%2F%2Fshop.example%2Forders%2FS-100001-7%3Ftoken%3Dabc%26payment%3D{id}"
                + "&line_items%5B0%5D%5Bquantity%5D=1&line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D=eur"
                + "&line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=2490"
                + "&line_items%5B0%5D%5Bprice_data%5D%5Bproduct_data%5D%5Bname%5D=S-100001-7"
                + $"&payment_intent_data%5Bcapture_method%5D={captureMethod}"
                + "&payment_intent_data%5Bdescription%5D=S-100001-7"
                + $"&payment_intent_data%5Bmetadata%5D%5Bpayment%5D={id:N}"
                + $"&metadata%5Bpayment%5D={id:N}&expand[0]=payment_intent.latest_charge",
            """{"id":"cs_test_1","object":"checkout.session","status":"open","payment_status":"unpaid","url":"https://checkout.stripe.com"""
                + """/c/pay/cs_test_1","payment_intent":null,"amount_total":2490,"currency":"eur"}"""
        );

        payment.Apply((await provider.StartAsync(payment, default))!, Monday);

        Assert.That(
            (payment.State, payment.ProviderReference, payment.RedirectUrl),
            Is.EqualTo((PaymentStatus.Created, "cs_test_1", "https://checkout.stripe.com/c/pay/cs_test_1"))
        );
        Assert.That(stripe.Headers, Is.EqualTo($"Bearer sk_test_1, {StripeConfiguration.ApiVersion}"));
    }

    [Test]
    public async Task A_paid_session_is_identified_by_its_intent_afterwards()
    {
        var payment = Start(24.90m, "cs_test_1");
        stripe.Expect(
            "GET /v1/checkout/sessions/cs_test_1?expand[0]=payment_intent.latest_charge",
            null,
            null,
            """{"id":"cs_test_1","object":"checkout.session","status":"complete","url":null,"payment_intent":"""
                + Intent(payment, "succeeded", 2490, 2490)
                + "}"
        );

        payment.Apply((await provider.GetAsync(payment, default))!, Monday);

        Assert.That(
            (payment.State, payment.ProviderReference, payment.Captured),
            Is.EqualTo((PaymentStatus.Captured, "pi_1", Eur(24.90m)))
        );
    }

    [TestCase(
        "open",
        """{"id":"pi_1","status":"requires_payment_method","amount":2490,"currency":"eur","amount_received":0"""
            + ""","last_payment_error":{"message":"Your card was declined."}}""",
        PaymentStatus.Failed
    )]
    [TestCase(
        "open",
        """{"id":"pi_1","status":"requires_action","amount":2490,"currency":"eur","amount_received":0}""",
        PaymentStatus.ActionRequired
    )]
    [TestCase("expired", "null", PaymentStatus.Expired)]
    public async Task The_status_of_an_unpaid_session_is_mapped(string status, string intent, object state)
    {
        var payment = Start(24.90m, "cs_test_1");
        stripe.Expect(
            "GET /v1/checkout/sessions/cs_test_1?expand[0]=payment_intent.latest_charge",
            null,
            null,
            $$"""{"id":"cs_test_1","status":"{{status}}","payment_intent":{{intent}}}"""
        );

        payment.Apply((await provider.GetAsync(payment, default))!, Monday);

        Assert.That((payment.State, payment.ProviderReference), Is.EqualTo(((PaymentStatus)state, "cs_test_1")));
    }

    [TestCase("""{"decline_code":"insufficient_funds","message":"Not enough."}""", "payments.declined-insufficient-funds")]
    [TestCase("""{"code":"expired_card","message":"Expired."}""", "payments.declined-expired-card")]
    [TestCase("""{"code":"card_declined","message":"Your card was declined."}""", "payments.declined-by-provider")]
    [TestCase("""{"code":"card_declined"}""", "payments.declined")]
    public async Task Declines_are_mapped_to_codes(string error, string code)
    {
        var payment = Start(24.90m, "cs_test_1");
        var intent =
            """{"id":"pi_1","status":"requires_payment_method","amount":2490,"currency":"eur","amount_received":0"""
            + $$""","last_payment_error":{{error}}}""";
        stripe.Expect(
            "GET /v1/checkout/sessions/cs_test_1?expand[0]=payment_intent.latest_charge",
            null,
            null,
            $$"""{"id":"cs_test_1","status":"open","payment_intent":{{intent}}}"""
        );

        payment.Apply((await provider.GetAsync(payment, default))!, Monday);

        Assert.That(payment.FailureReason!.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task An_authorization_has_an_expiry_and_is_captured_in_part_with_the_rest_released()
    {
        var payment = Start(100, "pi_1");
        stripe.Expect(
            "GET /v1/payment_intents/pi_1?expand[0]=latest_charge",
            null,
            null,
            Intent(
                payment,
                "requires_capture",
                10000,
                0,
                """{"amount_refunded":0,"disputed":false,"payment_method_details":{"card":{"capture_before":1930000000}}}"""
            )
        );
        payment.Apply((await provider.GetAsync(payment, default))!, Monday);
        Assert.That(
            (payment.OpenAuthorization, payment.AuthorizedUntil),
            Is.EqualTo((Eur(100), DateTimeOffset.FromUnixTimeSeconds(1930000000)))
        );

        stripe.Expect(
            "POST /v1/payment_intents/pi_1/capture",
            $"{payment.Id.Value:N}-capture-3000",
            "amount_to_capture=3000",
            Intent(payment, "succeeded", 10000, 3000)
        );
        stripe.Expect("GET /v1/payment_intents/pi_1?expand[0]=latest_charge", null, null, Intent(payment, "succeeded", 10000, 3000));
        var charge = (await provider.CaptureAsync(payment, Eur(30), default))!;
        payment.Apply(charge with { Version = charge.Version + 1 }, Monday);

        Assert.That((payment.State, payment.Captured, payment.Voided), Is.EqualTo((PaymentStatus.Captured, Eur(30), Eur(70))));
    }

    [Test]
    public async Task Canceling_expires_an_open_session_and_voids_an_authorized_intent()
    {
        var (open, reserved) = (Start(10, "cs_test_1"), Start(10, "pi_1", authorized: true));
        stripe.Expect(
            "POST /v1/checkout/sessions/cs_test_1/expire",
            $"{open.Id.Value:N}-cancel",
            "expand[0]=payment_intent.latest_charge",
            """{"id":"cs_test_1","status":"expired","payment_intent":null}"""
        );
        stripe.Expect(
            "POST /v1/payment_intents/pi_1/cancel",
            $"{reserved.Id.Value:N}-cancel",
            string.Empty,
            Intent(reserved, "canceled", 1000, 0)
        );
        stripe.Expect("GET /v1/payment_intents/pi_1?expand[0]=latest_charge", null, null, Intent(reserved, "canceled", 1000, 0));

        Assert.That((await provider.CancelAsync(open, default))!.State, Is.EqualTo(ChargeState.Expired));
        var charge = (await provider.CancelAsync(reserved, default))!;
        reserved.Apply(charge, Monday);
        Assert.That((reserved.State, reserved.Voided), Is.EqualTo((PaymentStatus.Voided, Eur(10))));
    }

    [Test]
    public async Task A_refused_command_is_looked_up_and_one_without_a_response_is_unknown()
    {
        var payment = Start(10, "cs_test_1");
        stripe.Expect(
            "POST /v1/checkout/sessions/cs_test_1/expire",
            $"{payment.Id.Value:N}-cancel",
            "expand[0]=payment_intent.latest_charge",
            """{"error":{"type":"invalid_request_error","message":"Only Checkout Sessions with a status in [\"open\"] can be expired."}}""",
            HttpStatusCode.BadRequest
        );
        stripe.Expect(
            "GET /v1/checkout/sessions/cs_test_1?expand[0]=payment_intent.latest_charge",
            null,
            null,
            $$"""{"id":"cs_test_1","status":"complete","payment_intent":{{Intent(payment, "succeeded", 1000, 1000)}}}"""
        );
        Assert.That((await provider.CancelAsync(payment, default))!.State, Is.EqualTo(ChargeState.Captured));

        foreach (
            var (status, body) in new[]
            {
                (HttpStatusCode.InternalServerError, "{}"),
                (HttpStatusCode.OK, "<html>"),
                (HttpStatusCode.OK, "{\"id\":\"cs_"),
                (HttpStatusCode.Unauthorized, "{}"),
            }
        )
        {
            stripe.Expect("GET /v1/checkout/sessions/cs_test_1?expand[0]=payment_intent.latest_charge", null, null, body, status);
            Assert.That(await provider.GetAsync(payment, default), Is.Null, body);
        }
    }

    [Test]
    public async Task A_refund_is_sent_once_looked_up_before_a_retry_and_sent_again_after_a_failure()
    {
        var payment = Start(100, "pi_1", captured: true);
        var refund = payment.StartRefund(Guid.CreateVersion7(), Eur(40), Message.Of("Part"), null, Monday);
        const string list = "GET /v1/refunds?payment_intent=pi_1&limit=100";
        var failed =
            """{"id":"re_1","amount":4000"""
            + $$""","status":"failed","failure_reason":"lost_or_stolen_card","metadata":{"refund":"{{refund.Id:N}}"} }""";
        var done = $$"""{"id":"re_2","amount":4000,"status":"succeeded","metadata":{"refund":"{{refund.Id:N}}"} }""";
        var intent = Intent(payment, "succeeded", 10000, 10000, """{"amount_refunded":4000,"disputed":false}""");

        stripe.Expect(list, null, null, $$"""{"object":"list","has_more":false,"data":[{{failed}}]}""");
        stripe.Expect("POST /v1/refunds", $"{refund.Id:N}-1", $"payment_intent=pi_1&amount=4000&metadata%5Brefund%5D={refund.Id:N}", done);
        stripe.Expect("GET /v1/payment_intents/pi_1?expand[0]=latest_charge", null, null, intent);
        stripe.Expect(list, null, null, $$"""{"object":"list","has_more":false,"data":[{{failed}},{{done}}]}""");
        payment.Apply((await provider.RefundAsync(payment, refund, default))!, Monday);
        Assert.That((refund.State, payment.Refunded), Is.EqualTo((RefundState.Succeeded, Eur(40))), "its last attempt counts");

        stripe.Expect(list, null, null, $$"""{"object":"list","has_more":false,"data":[{{done}}]}""");
        stripe.Expect("GET /v1/payment_intents/pi_1?expand[0]=latest_charge", null, null, intent);
        stripe.Expect(list, null, null, $$"""{"object":"list","has_more":false,"data":[{{done}}]}""");
        Assert.That(await provider.RefundAsync(payment, refund, default), Is.Not.Null, "nothing was posted");
    }

    [Test]
    public async Task A_refund_refused_by_Stripe_fails_with_its_message()
    {
        var payment = Start(100, "pi_1", captured: true);
        var refund = payment.StartRefund(Guid.CreateVersion7(), Eur(40), Message.Of("Part"), null, Monday);
        stripe.Expect("GET /v1/refunds?payment_intent=pi_1&limit=100", null, null, """{"data":[],"has_more":false}""");
        stripe.Expect(
            "POST /v1/refunds",
            $"{refund.Id:N}-0",
            $"payment_intent=pi_1&amount=4000&metadata%5Brefund%5D={refund.Id:N}",
            """{"error":{"code":"charge_already_refunded","message":"Charge ch_1 has already been refunded."}}""",
            HttpStatusCode.BadRequest
        );
        stripe.Expect("GET /v1/payment_intents/pi_1?expand[0]=latest_charge", null, null, Intent(payment, "succeeded", 10000, 10000));
        stripe.Expect("GET /v1/refunds?payment_intent=pi_1&limit=100", null, null, """{"data":[],"has_more":false}""");

        payment.Apply((await provider.RefundAsync(payment, refund, default))!, Monday);

        Assert.That(
            (refund.State, refund.FailureReason, payment.RefundPending),
            Is.EqualTo((RefundState.Failed, PaymentMessages.RefundRefusedByProvider("Charge ch_1 has already been refunded."), Eur(40)))
        );
    }

    [Test]
    public async Task Disputes_are_read_and_inquiries_are_ignored()
    {
        var payment = Start(100, "pi_1", captured: true);
        stripe.Expect(
            "GET /v1/payment_intents/pi_1?expand[0]=latest_charge",
            null,
            null,
            Intent(payment, "succeeded", 10000, 10000, """{"amount_refunded":0,"disputed":true}""")
        );
        stripe.Expect(
            "GET /v1/disputes?payment_intent=pi_1&limit=100",
            null,
            null,
            """{"data":[{"id":"dp_1","amount":2500,"currency":"eur","status":"needs_response"}"""
                + """,{"id":"dp_2","amount":1000,"currency":"eur","status":"lost"}"""
                + """,{"id":"dp_3","amount":500,"currency":"eur","status":"warning_needs_response"}],"has_more":false}"""
        );

        payment.Apply((await provider.GetAsync(payment, default))!, Monday);

        Assert.That((payment.Disputed, payment.ChargedBack), Is.EqualTo((Eur(25), Eur(10))));
    }

    [Test]
    public async Task Payments_are_listed_page_by_page_including_those_of_other_programs()
    {
        var payment = Start(100, "pi_1", captured: true);
        var since = DateTimeOffset.FromUnixTimeSeconds(1900000000);
        stripe.Expect(
            "GET /v1/payment_intents?created[gte]=1900000000&limit=100&expand[0]=data.latest_charge",
            null,
            null,
            """{"object":"list","has_more":true,"data":["""
                + Intent(payment, "succeeded", 10000, 10000, """{"amount_refunded":4000,"disputed":false}""")
                + "]}"
        );
        stripe.Expect(
            "GET /v1/payment_intents?created[gte]=1900000000&limit=100&expand[0]=data.latest_charge&starting_after=pi_1",
            null,
            null,
            """{"object":"list","has_more":false,"data":["""
                + """{"id":"pi_2","status":"succeeded","amount":700,"currency":"jpy","amount_received":700"""
                + ""","latest_charge":null,"metadata":{}}]}"""
        );

        var first = (await provider.ListAsync(since, null, default))!;
        var second = (await provider.ListAsync(since, first.Next, default))!;

        Assert.That(
            first.Charges.Select(charge => (charge.PaymentId, charge.Captured, charge.Refunded)),
            Is.EqualTo(new[] { ((Guid?)payment.Id.Value, Eur(100), Eur(40)) })
        );
        Assert.That(
            second.Charges.Select(charge => (charge.ProviderReference, charge.PaymentId, charge.Captured)),
            Is.EqualTo(new[] { ("pi_2", (Guid?)null, new Money(700, Currency.Of("JPY"))) })
        );
        Assert.That(second.Next, Is.Null);
    }

    [Test]
    public async Task A_charge_without_a_payment_is_refunded_under_the_requested_key()
    {
        var key = Guid.CreateVersion7();
        stripe.Expect(
            "POST /v1/refunds",
            key.ToString("N"),
            "payment_intent=pi_9&amount=1234",
            """{"id":"re_9","amount":1234,"status":"pending"}"""
        );

        Assert.That(await provider.RefundChargeAsync("pi_9", Eur(12.34m), key, default), Is.True);
    }

    [TestCase("EUR", 12.34, 1234)]
    [TestCase("JPY", 700, 700)]
    [TestCase("KWD", 1.250, 1250)]
    [TestCase("ISK", 100, 10000)]
    [TestCase("UGX", 100, 10000)]
    public void Amounts_are_sent_in_Stripes_smallest_unit(string code, decimal amount, long minor)
    {
        var money = new Money(amount, Currency.Of(code));

        Assert.That((StripeMoney.Minor(money), StripeMoney.Of(minor, money.Currency)), Is.EqualTo((minor, money)));
    }

    [Test]
    public void A_webhook_needs_a_valid_signature_of_the_last_five_minutes_by_either_secret()
    {
        var body = Encoding.UTF8.GetBytes(
            """{"id":"evt_1","object":"event","type":"payment_intent.succeeded","data":"""
                + """{"object":{"id":"pi_1","object":"payment_intent","metadata":{}}}}"""
        );
        var now = TestClock.Start;

        Assert.That(provider.Read(body, Sign(body, Secret, now.AddSeconds(-299)), now), Is.Not.Null);
        Assert.That(provider.Read(body, Sign(body, "whsec_two", now), now), Is.Not.Null);
        Assert.That(
            provider.Read(body, Sign(body, "whsec_three", now) + "," + Sign(body, Secret, now).Split(',')[1], now),
            Is.Not.Null,
            "Stripe signs with both secrets during rotation"
        );
        foreach (
            var signature in new[]
            {
                null,
                "",
                "t=1",
                Sign(body, "whsec_three", now),
                Sign(body, Secret, now.AddSeconds(-301)),
                Sign(body, Secret, now.AddSeconds(301)),
                Sign([1], Secret, now),
            }
        )
            Assert.That(provider.Read(body, signature, now), Is.Null, signature);
    }

    [TestCase(
        "payment_intent.succeeded",
        """{"id":"pi_1","object":"payment_intent","metadata":{"payment":"019a00000000700080000000000000aa"}}""",
        true,
        "pi_1",
        false
    )]
    [TestCase(
        "checkout.session.expired",
        """{"id":"cs_1","object":"checkout.session","payment_intent":null,"metadata":{"payment":"019a00000000700080000000000000aa"}}""",
        true,
        null,
        false
    )]
    [TestCase("charge.dispute.created", """{"id":"dp_1","object":"dispute","payment_intent":"pi_1","metadata":{}}""", false, "pi_1", false)]
    [TestCase(
        "charge.refund.updated",
        """{"id":"re_1","object":"refund","payment_intent":"pi_1","metadata":{"refund":"019a00000000700080000000000000ab"}}""",
        false,
        "pi_1",
        false
    )]
    [TestCase("customer.created", """{"id":"cus_1","object":"customer","metadata":{}}""", false, null, true)]
    public void A_webhook_identifies_its_payment_by_key_or_by_Stripes_id(
        string type,
        string subject,
        bool namesPayment,
        string? reference,
        bool isIrrelevant
    )
    {
        var webhook = provider.Parse(
            Encoding.UTF8.GetBytes($$"""{"id":"evt_1","object":"event","type":"{{type}}","data":{"object":{{subject}} } }""")
        )!;

        Assert.That(
            (webhook.EventId, webhook.Charge, webhook.PaymentId is not null, webhook.ProviderReference, webhook.IsIrrelevant),
            Is.EqualTo(("evt_1", (ChargeSnapshot?)null, namesPayment, reference, isIrrelevant))
        );
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"id":1,"type":[],"data":3}""")]
    [TestCase("""{"id":"evt_1","type":"payment_intent.succeeded"}""")]
    public void Invalid_bodies_are_not_webhooks(string body) => Assert.That(provider.Parse(Encoding.UTF8.GetBytes(body)), Is.Null);

    private static Payment Start(decimal amount, string? reference = null, bool authorized = false, bool captured = false)
    {
        var payment = Payment.Start(
            new PaymentId(Guid.CreateVersion7()),
            Guid.CreateVersion7(),
            "S-100001-7",
            Eur(amount),
            "stripe",
            false,
            null,
            "ada@example.com",
            "https://shop.example/orders/S-100001-7?token=abc",
            Monday
        );
        if (reference is not null)
        {
            var state =
                captured ? ChargeState.Captured
                : authorized ? ChargeState.Authorized
                : ChargeState.Open;
            payment.Apply(
                payment.Snapshot(1, state, authorized || captured ? amount : 0, captured ? amount : 0) with
                {
                    ProviderReference = reference,
                },
                Monday
            );
        }

        return payment;
    }

    private static string Intent(Payment payment, string status, long amount, long received, string charge = "null") =>
        $$"""{"id":"pi_1","object":"payment_intent","status":"{{status}}","amount":{{amount}}"""
        + $$""","currency":"eur","amount_received":{{received}},"latest_charge":{{charge}}"""
        + $$""","metadata":{"payment":"{{payment.Id.Value:N}}"} }""";

    private static string Sign(byte[] body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    /// <summary>Sends the configured responses in order, and asserts the requests.</summary>
    private sealed class FakeStripe : HttpMessageHandler, IHttpClientFactory
    {
        private readonly Queue<(string Request, string? Key, string? Form, string Answer, HttpStatusCode Status)> expected = new();

        public IEnumerable<string> Left => expected.Select(exchange => exchange.Request);

        public string? Headers { get; private set; }

        public void Expect(string request, string? key, string? form, string answer, HttpStatusCode status = HttpStatusCode.OK) =>
            expected.Enqueue((request, key, form, answer, status));

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { BaseAddress = new Uri("https://api.stripe.com") };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var next = expected.Dequeue();
            var form = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            var address = request.RequestUri!;
            var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
            Headers = $"{request.Headers.Authorization}, {request.Headers.GetValues("Stripe-Version").Single()}";
            Assert.That(
                ($"{request.Method} {address.AbsolutePath}", Fields(address.Query.TrimStart('?')), key, Fields(form)),
                Is.EqualTo((next.Request.Split('?')[0], Fields(next.Request.Split('?').ElementAtOrDefault(1)), next.Key, Fields(next.Form)))
            );
            return new HttpResponseMessage(next.Status) { Content = new StringContent(next.Answer) };
        }

        /// <summary>The fields of a form or query, sorted, because their order has no meaning.</summary>
        private static string Fields(string? text) =>
            string.Join('&', (text ?? string.Empty).Split('&').Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
    }
}
