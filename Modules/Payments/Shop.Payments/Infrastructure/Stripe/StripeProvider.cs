using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Payments.Application;
using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Domain;
using Shop.Payments.Infrastructure.Providers;

namespace Shop.Payments.Infrastructure.Stripe;

/// <summary>
/// Cards by Stripe: its hosted Checkout page, and PaymentIntents behind it. A payment is known by its Checkout Session until it is paid,
/// and by its PaymentIntent from
/// then on. Stripe's notices name what changed; how it stands is always asked, so that a snapshot's version is the moment before the
/// question.
/// </summary>
internal sealed class StripeProvider(
    IHttpClientFactory clients,
    ProviderLines lines,
    IOptions<PaymentsOptions> options,
    TimeProvider clock,
    ILogger<StripeProvider> logger
) : IPaymentProvider
{
    public const string ClientName = "stripe";

    private const string ApiVersion = "2024-06-20";
    private const int PageLength = 100;
    private const string SessionPrefix = "cs_";

    public string Method => "stripe";

    public string Name => "Card";

    public string Description => "Visa, Mastercard and others. You pay on Stripe's own page.";

    public bool IsTest => options.Value.Stripe.SecretKey.StartsWith("sk_test_", StringComparison.Ordinal);

    public bool IsAnswering => lines.To(ClientName).Breaker.IsAnswering;

    public async Task<ChargeSnapshot?> StartAsync(Payment payment, CancellationToken cancellationToken)
    {
        var version = Now();
        var (session, _) = await PostAsync<StripeSession>(
            "/v1/checkout/sessions",
            $"{Key(payment)}-start",
            StartForm(payment),
            cancellationToken
        );
        return session is null ? null : await OfSessionAsync(payment, session, version, cancellationToken);
    }

    public async Task<ChargeSnapshot?> GetAsync(Payment payment, CancellationToken cancellationToken)
    {
        var version = Now();
        if (payment.ProviderReference is not { } reference)
            return await StartAsync(payment, cancellationToken);
        if (!reference.StartsWith(SessionPrefix, StringComparison.Ordinal))
            return await OfIntentAsync(
                payment,
                await GetAsync<StripeIntent>($"/v1/payment_intents/{reference}?expand[]=latest_charge", cancellationToken),
                version,
                cancellationToken
            );

        var session = await GetAsync<StripeSession>(
            $"/v1/checkout/sessions/{reference}?expand[]=payment_intent.latest_charge",
            cancellationToken
        );
        return session is null ? null : await OfSessionAsync(payment, session, version, cancellationToken);
    }

    /// <summary>Stripe lets go of what a capture leaves, so that the first capture of a payment is its last.</summary>
    public async Task<ChargeSnapshot?> CaptureAsync(Payment payment, Money total, CancellationToken cancellationToken)
    {
        var amount = StripeMoney.Minor(total - payment.Captured);
        var form = new[] { Field("amount_to_capture", amount) };
        return await ThenAskAsync(
            payment,
            await PostAsync<StripeIntent>(
                $"/v1/payment_intents/{payment.ProviderReference}/capture",
                $"{Key(payment)}-capture-{StripeMoney.Minor(total)}",
                form,
                cancellationToken
            ),
            cancellationToken
        );
    }

    public async Task<ChargeSnapshot?> CancelAsync(Payment payment, CancellationToken cancellationToken)
    {
        // One that Stripe may or may not have heard of is started under its key, to have something to end.
        var reference = payment.ProviderReference ?? (await StartAsync(payment, cancellationToken))?.ProviderReference;
        if (reference is null)
            return null;

        var version = Now();
        if (!reference.StartsWith(SessionPrefix, StringComparison.Ordinal))
            return await ThenAskAsync(
                payment,
                await PostAsync<StripeIntent>($"/v1/payment_intents/{reference}/cancel", $"{Key(payment)}-cancel", [], cancellationToken),
                cancellationToken
            );

        var (session, problem) = await PostAsync<StripeSession>(
            $"/v1/checkout/sessions/{reference}/expire",
            $"{Key(payment)}-cancel",
            [Field("expand[]", "payment_intent.latest_charge")],
            cancellationToken
        );
        return session is not null ? await OfSessionAsync(payment, session, version, cancellationToken)
            : problem is null ? null
            : await GetAsync(payment, cancellationToken);
    }

    public async Task<ChargeSnapshot?> RefundAsync(Payment payment, Refund refund, CancellationToken cancellationToken)
    {
        // Stripe forgets keys after a day: what it has done before is looked up, and only a refund that failed is tried anew.
        if (
            await GetAsync<StripeList<StripeRefund>>(
                $"/v1/refunds?payment_intent={payment.ProviderReference}&limit={PageLength}",
                cancellationToken
            )
            is not { Data: { } known }
        )
            return null;

        var tries = known.Where(candidate => RefundIdOf(candidate) == refund.Id).ToList();
        if (tries.Exists(candidate => StateOf(candidate) != RefundState.Failed))
            return await GetAsync(payment, cancellationToken);

        (string, string)[] form =
        [
            Field("payment_intent", payment.ProviderReference!),
            Field("amount", StripeMoney.Minor(refund.Amount)),
            Field("metadata[refund]", refund.Id.ToString("N")),
        ];
        var (done, problem) = await PostAsync<StripeRefund>("/v1/refunds", $"{refund.Id:N}-{tries.Count}", form, cancellationToken);
        if (done is null && problem is null || await GetAsync(payment, cancellationToken) is not { } charge)
            return null;

        return problem is null
            ? charge
            : charge with
            {
                Refunds =
                [
                    .. charge.Refunds.Where(other => other.RefundId != refund.Id),
                    new ChargeRefund(refund.Id, refund.Amount, RefundState.Failed, problem),
                ],
            };
    }

    public async Task<ChargePage?> ListAsync(DateTimeOffset since, string? cursor, CancellationToken cancellationToken)
    {
        var after = cursor is null ? string.Empty : $"&starting_after={Uri.EscapeDataString(cursor)}";
        if (
            await GetAsync<StripeList<StripeIntent>>(
                $"/v1/payment_intents?created[gte]={since.ToUnixTimeSeconds()}&limit={PageLength}&expand[]=data.latest_charge{after}",
                cancellationToken
            )
            is not { Data: { } intents } page
        )
            return null;

        var charges = new List<ListedCharge>();
        foreach (var intent in intents)
        {
            if (
                intent is not { Id: { } id }
                || CurrencyOf(intent.Currency) is not { } currency
                || await DisputesAsync(intent, currency, cancellationToken) is not { } disputes
            )
                return null;

            charges.Add(
                new ListedCharge(
                    id,
                    PaymentIdOf(intent.Metadata),
                    StripeMoney.Of(intent.Amount, currency),
                    StripeMoney.Of(intent.AmountReceived, currency),
                    StripeMoney.Of(intent.LatestCharge?.AmountRefunded ?? 0, currency),
                    disputes
                        .Where(dispute => dispute.State != DisputeState.Won)
                        .Aggregate(Money.Zero(currency), (sum, dispute) => sum + dispute.Amount)
                )
            );
        }

        return new ChargePage(charges, page.HasMore ? intents[^1].Id : null);
    }

    public async Task<bool> RefundChargeAsync(string providerReference, Money amount, Guid key, CancellationToken cancellationToken)
    {
        var (done, _) = await PostAsync<StripeRefund>(
            "/v1/refunds",
            key.ToString("N"),
            [Field("payment_intent", providerReference), Field("amount", StripeMoney.Minor(amount))],
            cancellationToken
        );
        return done is not null && StateOf(done) != RefundState.Failed;
    }

    public ProviderNotice? Read(byte[] body, string? signature, DateTimeOffset now) =>
        NoticeSignature.IsRight(body, signature, options.Value.Stripe.WebhookSecrets, now) ? Parse(body) : null;

    public ProviderNotice? Parse(byte[] body)
    {
        try
        {
            using var notice = JsonDocument.Parse(body);
            var root = notice.RootElement;
            if (
                Text(root, "id") is not { Length: > 0 and <= 100 } id
                || Text(root, "type") is not { } type
                || Child(Child(root, "data"), "object") is not { } subject
            )
                return null;

            var isOurs =
                type.StartsWith("payment_intent.", StringComparison.Ordinal)
                || type.StartsWith("checkout.session.", StringComparison.Ordinal)
                || type.StartsWith("charge.", StringComparison.Ordinal)
                || type.StartsWith("refund.", StringComparison.Ordinal);
            var paymentId = Guid.TryParse(Text(Child(subject, "metadata"), "payment"), out var known) ? known : (Guid?)null;
            var reference = Text(subject, "object") == "payment_intent" ? Text(subject, "id") : Text(subject, "payment_intent");
            return new ProviderNotice(
                id,
                Charge: null,
                paymentId,
                IsIrrelevant: !isOurs || (paymentId is null && reference is null),
                reference
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Key(Payment payment) => payment.Id.Value.ToString("N");

    private static (string, string) Field(string name, string value) => (name, value);

    private static (string, string) Field(string name, long value) => (name, value.ToString(CultureInfo.InvariantCulture));

    private static Guid? PaymentIdOf(Dictionary<string, string>? metadata) =>
        Guid.TryParse(metadata?.GetValueOrDefault("payment"), out var id) ? id : null;

    /// <summary>Ours, or one made of Stripe's own for a refund that was made there.</summary>
    private static Guid RefundIdOf(StripeRefund refund) =>
        Guid.TryParse(refund.Metadata?.GetValueOrDefault("refund"), out var id)
            ? id
            : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(refund.Id ?? string.Empty)).AsSpan(0, 16));

    private static RefundState StateOf(StripeRefund refund) =>
        refund.Status switch
        {
            "succeeded" => RefundState.Succeeded,
            "failed" or "canceled" => RefundState.Failed,
            _ => RefundState.Submitted,
        };

    private static Currency? CurrencyOf(string? code) =>
        Currency.IsValid(code?.ToUpperInvariant()) ? Currency.Of(code!.ToUpperInvariant()) : null;

    private static JsonElement? Child(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null;

    private static string? Text(JsonElement? element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private List<(string, string)> StartForm(Payment payment)
    {
        var returnUrl =
            $"{payment.ReturnUrl}{(payment.ReturnUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?')}payment={payment.Id.Value}";
        return
        [
            Field("mode", "payment"),
            Field("client_reference_id", Key(payment)),
            Field("customer_email", payment.Email),
            Field("success_url", returnUrl),
            Field("cancel_url", returnUrl),
            Field("line_items[0][quantity]", 1),
            Field("line_items[0][price_data][currency]", payment.Currency.Code.ToLowerInvariant()),
            Field("line_items[0][price_data][unit_amount]", StripeMoney.Minor(payment.Amount)),
            Field("line_items[0][price_data][product_data][name]", payment.ReferenceText),
            Field("payment_intent_data[capture_method]", options.Value.Capture == CaptureTime.Immediately ? "automatic" : "manual"),
            Field("payment_intent_data[description]", payment.ReferenceText),
            Field("payment_intent_data[metadata][payment]", Key(payment)),
            Field("metadata[payment]", Key(payment)),
            Field("expand[]", "payment_intent.latest_charge"),
        ];
    }

    /// <summary>
    /// After a command: null when it is not known whether it arrived, else how the payment stands, also when it was refused.
    /// </summary>
    private async Task<ChargeSnapshot?> ThenAskAsync(
        Payment payment,
        (StripeIntent? Done, string? Problem) answer,
        CancellationToken cancellationToken
    ) => answer is (null, null) ? null : await GetAsync(payment, cancellationToken);

    private async Task<ChargeSnapshot?> OfSessionAsync(
        Payment payment,
        StripeSession session,
        long version,
        CancellationToken cancellationToken
    )
    {
        if (session.Id is not { Length: > 0 and <= 100 } id)
            return null;
        if (session.PaymentIntent is { Status: "requires_capture" or "succeeded" or "canceled" or "processing" } paid)
            return await OfIntentAsync(payment, paid, version, cancellationToken);

        var zero = Money.Zero(payment.Currency);
        var state =
            session.Status == "expired" ? ChargeState.Expired
            : session.PaymentIntent is { LastPaymentError: not null } ? ChargeState.Declined
            : session.PaymentIntent is { Status: "requires_action" or "requires_confirmation" } ? ChargeState.ActionRequired
            : ChargeState.Open;
        var page =
            session.Url is { Length: <= 1000 } url
            && Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps
                ? url
                : null;
        return new ChargeSnapshot(
            id,
            payment.Id.Value,
            version,
            state,
            payment.Amount,
            zero,
            zero,
            page,
            session.PaymentIntent?.LastPaymentError?.Message,
            [],
            []
        );
    }

    private async Task<ChargeSnapshot?> OfIntentAsync(
        Payment payment,
        StripeIntent? intent,
        long version,
        CancellationToken cancellationToken
    )
    {
        if (
            intent is not { Id: { Length: > 0 and <= 100 } id }
            || CurrencyOf(intent.Currency) is not { } currency
            || PaymentIdOf(intent.Metadata) != payment.Id.Value
            || await RefundsAsync(payment, intent, currency, cancellationToken) is not { } refunds
            || await DisputesAsync(intent, currency, cancellationToken) is not { } disputes
        )
            return null;

        ChargeState? state = intent.Status switch
        {
            "requires_payment_method" => intent.LastPaymentError is null ? ChargeState.Open : ChargeState.Declined,
            "requires_action" or "requires_confirmation" => ChargeState.ActionRequired,
            "processing" => ChargeState.Open,
            "requires_capture" => ChargeState.Authorized,
            "succeeded" => ChargeState.Captured,
            "canceled" => intent.CancellationReason == "automatic" ? ChargeState.Expired : ChargeState.Canceled,
            _ => null,
        };
        if (state is null)
            return null;

        var amount = StripeMoney.Of(intent.Amount, currency);
        var authorized =
            state is ChargeState.Authorized or ChargeState.Captured ? amount
            : state is ChargeState.Canceled or ChargeState.Expired && payment.Currency == currency ? payment.Authorized
            : Money.Zero(currency);
        return new ChargeSnapshot(
            id,
            payment.Id.Value,
            version,
            state.Value,
            amount,
            authorized,
            StripeMoney.Of(intent.AmountReceived, currency),
            null,
            intent.LastPaymentError?.Message,
            refunds,
            disputes
        )
        {
            AuthorizedUntil = intent.LatestCharge?.PaymentMethodDetails?.Card?.CaptureBefore is { } until
                ? DateTimeOffset.FromUnixTimeSeconds(until)
                : null,
        };
    }

    /// <summary>Null when Stripe did not answer. One refund of ours may have been tried more than once.</summary>
    private async Task<IReadOnlyList<ChargeRefund>?> RefundsAsync(
        Payment payment,
        StripeIntent intent,
        Currency currency,
        CancellationToken cancellationToken
    )
    {
        if (payment.Refunds.Count == 0 && intent.LatestCharge is not { AmountRefunded: > 0 })
            return [];
        if (
            await GetAsync<StripeList<StripeRefund>>($"/v1/refunds?payment_intent={intent.Id}&limit={PageLength}", cancellationToken)
            is not { Data: { } listed }
        )
            return null;

        return
        [
            .. from refund in listed
            group refund by RefundIdOf(refund) into tries
            let best = tries
                .OrderBy(candidate =>
                    StateOf(candidate) switch
                    {
                        RefundState.Succeeded => 0,
                        RefundState.Submitted => 1,
                        _ => 2,
                    }
                )
                .First()
            select new ChargeRefund(tries.Key, StripeMoney.Of(best.Amount, currency), StateOf(best), best.FailureReason),
        ];
    }

    /// <summary>Null when Stripe did not answer. Inquiries, which move no money, do not count.</summary>
    private async Task<IReadOnlyList<ChargeDispute>?> DisputesAsync(
        StripeIntent intent,
        Currency currency,
        CancellationToken cancellationToken
    )
    {
        if (intent.LatestCharge is not { Disputed: true })
            return [];
        if (
            await GetAsync<StripeList<StripeDispute>>($"/v1/disputes?payment_intent={intent.Id}&limit={PageLength}", cancellationToken)
            is not { Data: { } listed }
        )
            return null;

        return
        [
            .. from dispute in listed
            where
                dispute.Id is { Length: > 0 and <= 100 }
                && dispute.Status?.StartsWith("warning_", StringComparison.Ordinal) == false
                && CurrencyOf(dispute.Currency) == currency
            select new ChargeDispute(
                dispute.Id!,
                StripeMoney.Of(dispute.Amount, currency),
                dispute.Status switch
                {
                    "won" => DisputeState.Won,
                    "lost" => DisputeState.Lost,
                    _ => DisputeState.Open,
                }
            ),
        ];
    }

    private async Task<T?> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class => (await SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken)).Answer;

    private async Task<(T? Answer, string? Problem)> PostAsync<T>(
        string path,
        string key,
        IEnumerable<(string Name, string Value)> form,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Idempotency-Key", key);
        return await SendAsync<T>(request, cancellationToken);
    }

    /// <summary>The answer; or why it was refused, in words; or neither when it is not known what became of it.</summary>
    private async Task<(T? Answer, string? Problem)> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : class
    {
        using var sent = request;
        var path = sent.RequestUri!.ToString().Split('?')[0];
        try
        {
            sent.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Stripe.SecretKey);
            sent.Headers.Add("Stripe-Version", ApiVersion);
            using var response = await clients.CreateClient(ClientName).SendAsync(sent, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (response.IsSuccessStatusCode)
                return (JsonSerializer.Deserialize<T>(body, StripeJson.Options), null);

            logger.LogWarning("Stripe answered {Status} to {Path}", (int)response.StatusCode, path);
            var isRefused = response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound;
            return (
                null,
                isRefused
                    ? JsonSerializer.Deserialize<StripeProblem>(body, StripeJson.Options)?.Error?.Message ?? "Stripe refused it."
                    : null
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            logger.LogWarning("Stripe did not answer {Path}: {Reason}", path, exception.Message);
            return (null, null);
        }
    }
}
