using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Payments.Application;
using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Domain;
using Stripe;
using Stripe.Checkout;
using Refund = Shop.Payments.Domain.Refund;
using StripeRefund = Stripe.Refund;

namespace Shop.Payments.Infrastructure.Stripe;

/// <summary>
/// Card payments with Stripe Checkout and PaymentIntents. A payment is identified by its Checkout Session until it is paid, then by its
/// PaymentIntent. Webhooks only trigger a fetch of the current state, so a snapshot's version is the time just before that request.
/// </summary>
internal sealed class StripeProvider(
    IHttpClientFactory clients,
    ProviderCircuits circuits,
    IOptions<PaymentsOptions> options,
    TimeProvider clock,
    ILogger<StripeProvider> logger
) : IPaymentProvider
{
    public const string ClientName = "stripe";

    private const int PageLength = 100;
    private const string SessionPrefix = "cs_";
    private const long ToleranceSeconds = 300;

    public string Method => "stripe";

    public bool IsTest => options.Value.Stripe.SecretKey.StartsWith("sk_test_", StringComparison.Ordinal);

    public bool IsAnswering => circuits.For(ClientName).IsAnswering;

    public async Task<ChargeSnapshot?> StartAsync(Payment payment, CancellationToken cancellationToken)
    {
        var version = Now();
        var (session, _) = await CallAsync(client =>
            new SessionService(client).CreateAsync(StartOptions(payment), Idempotent($"{Key(payment)}-start"), cancellationToken)
        );
        return session is null ? null : await OfSessionAsync(payment, session, version, cancellationToken);
    }

    public async Task<ChargeSnapshot?> GetAsync(Payment payment, CancellationToken cancellationToken)
    {
        var version = Now();
        if (payment.ProviderReference is not { } reference)
            return await StartAsync(payment, cancellationToken);
        if (!reference.StartsWith(SessionPrefix, StringComparison.Ordinal))
        {
            var (intent, _) = await CallAsync(client =>
                new PaymentIntentService(client).GetAsync(
                    reference,
                    new PaymentIntentGetOptions { Expand = ["latest_charge"] },
                    cancellationToken: cancellationToken
                )
            );
            return await OfIntentAsync(payment, intent, version, cancellationToken);
        }

        var (session, _) = await CallAsync(client =>
            new SessionService(client).GetAsync(
                reference,
                new SessionGetOptions { Expand = ["payment_intent.latest_charge"] },
                cancellationToken: cancellationToken
            )
        );
        return session is null ? null : await OfSessionAsync(payment, session, version, cancellationToken);
    }

    /// <summary>Stripe releases the uncaptured rest, so a payment has a single capture.</summary>
    public async Task<ChargeSnapshot?> CaptureAsync(Payment payment, Money total, CancellationToken cancellationToken) =>
        await AfterCommandAsync(
            payment,
            await CallAsync(client =>
                new PaymentIntentService(client).CaptureAsync(
                    payment.ProviderReference,
                    new PaymentIntentCaptureOptions { AmountToCapture = StripeMoney.Minor(total - payment.Captured) },
                    Idempotent($"{Key(payment)}-capture-{StripeMoney.Minor(total)}"),
                    cancellationToken
                )
            ),
            cancellationToken
        );

    public async Task<ChargeSnapshot?> CancelAsync(Payment payment, CancellationToken cancellationToken)
    {
        // Unknown whether Stripe has the payment: create it with its idempotency key, so that there is something to cancel.
        var reference = payment.ProviderReference ?? (await StartAsync(payment, cancellationToken))?.ProviderReference;
        if (reference is null)
            return null;

        var version = Now();
        var key = Idempotent($"{Key(payment)}-cancel");
        if (!reference.StartsWith(SessionPrefix, StringComparison.Ordinal))
            return await AfterCommandAsync(
                payment,
                await CallAsync(client => new PaymentIntentService(client).CancelAsync(reference, null, key, cancellationToken)),
                cancellationToken
            );

        var (session, problem) = await CallAsync(client =>
            new SessionService(client).ExpireAsync(
                reference,
                new SessionExpireOptions { Expand = ["payment_intent.latest_charge"] },
                key,
                cancellationToken
            )
        );
        return session is not null ? await OfSessionAsync(payment, session, version, cancellationToken)
            : problem is null ? null
            : await GetAsync(payment, cancellationToken);
    }

    public async Task<ChargeSnapshot?> RefundAsync(Payment payment, Refund refund, CancellationToken cancellationToken)
    {
        // Stripe drops idempotency keys after a day, so look up existing refunds first and retry only a failed one.
        if (await ListRefundsAsync(payment.ProviderReference!, cancellationToken) is not { } known)
            return null;

        var tries = known.Where(candidate => RefundIdOf(candidate) == refund.Id).ToList();
        if (tries.Exists(candidate => StateOf(candidate) != RefundState.Failed))
            return await GetAsync(payment, cancellationToken);

        var (done, problem) = await CallAsync(client =>
            new RefundService(client).CreateAsync(
                new RefundCreateOptions
                {
                    PaymentIntent = payment.ProviderReference,
                    Amount = StripeMoney.Minor(refund.Amount),
                    Metadata = new() { ["refund"] = refund.Id.ToString("N") },
                },
                Idempotent($"{refund.Id:N}-{tries.Count}"),
                cancellationToken
            )
        );
        if (done is null && problem is null || await GetAsync(payment, cancellationToken) is not { } charge)
            return null;

        return problem is null
            ? charge
            : charge with
            {
                Refunds =
                [
                    .. charge.Refunds.Where(other => other.RefundId != refund.Id),
                    new ChargeRefund(refund.Id, refund.Amount, RefundState.Failed, PaymentMessages.RefundRefusedByProvider(problem)),
                ],
            };
    }

    public async Task<ChargePage?> ListAsync(DateTimeOffset since, string? cursor, CancellationToken cancellationToken)
    {
        var (page, _) = await CallAsync(client =>
            new PaymentIntentService(client).ListAsync(
                new PaymentIntentListOptions
                {
                    Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime },
                    Limit = PageLength,
                    StartingAfter = cursor,
                    Expand = ["data.latest_charge"],
                },
                cancellationToken: cancellationToken
            )
        );
        if (page is not { Data: { } intents })
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
        var (done, _) = await CallAsync(client =>
            new RefundService(client).CreateAsync(
                new RefundCreateOptions { PaymentIntent = providerReference, Amount = StripeMoney.Minor(amount) },
                Idempotent(key.ToString("N")),
                cancellationToken
            )
        );
        return done is not null && StateOf(done) != RefundState.Failed;
    }

    public ProviderWebhookEvent? Read(byte[] body, string? signature, DateTimeOffset now) =>
        options
            .Value.Stripe.WebhookSecrets.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(secret => IsSigned(Encoding.UTF8.GetString(body), signature ?? string.Empty, secret, now.ToUnixTimeSeconds()))
            ? Parse(body)
            : null;

    public ProviderWebhookEvent? Parse(byte[] body)
    {
        try
        {
            var stripeEvent = EventUtility.ParseEvent(Encoding.UTF8.GetString(body), throwOnApiVersionMismatch: false);
            if (stripeEvent is not { Id: { Length: > 0 and <= 100 } id, Data.Object: { } subject })
                return null;

            var reference = subject switch
            {
                PaymentIntent intent => intent.Id,
                Session session => session.PaymentIntentId,
                Charge charge => charge.PaymentIntentId,
                StripeRefund refund => refund.PaymentIntentId,
                Dispute dispute => dispute.PaymentIntentId,
                _ => null,
            };
            var paymentId = PaymentIdOf((subject as IHasMetadata)?.Metadata);
            return new ProviderWebhookEvent(id, Charge: null, paymentId, IsIrrelevant: paymentId is null && reference is null, reference);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or StripeException)
        {
            return null;
        }
    }

    private static bool IsSigned(string body, string signature, string secret, long now)
    {
        try
        {
            EventUtility.ValidateSignature(body, signature, secret, ToleranceSeconds, now);
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }

    private static string Key(Payment payment) => payment.Id.Value.ToString("N");

    private static RequestOptions Idempotent(string key) => new() { IdempotencyKey = key };

    private static Guid? PaymentIdOf(Dictionary<string, string>? metadata) =>
        Guid.TryParse(metadata?.GetValueOrDefault("payment"), out var id) ? id : null;

    /// <summary>Namespace for ids of refunds made at the provider.</summary>
    private static readonly Guid RefundSpace = new("019a0000-0000-7000-8000-000000000011");

    /// <summary>The shop's refund id, or one derived from Stripe's for a refund made in its dashboard.</summary>
    private static Guid RefundIdOf(StripeRefund refund) =>
        Guid.TryParse(refund.Metadata?.GetValueOrDefault("refund"), out var id)
            ? id
            : DeterministicId.From(RefundSpace, refund.Id ?? string.Empty);

    private static RefundState StateOf(StripeRefund refund) =>
        refund.Status switch
        {
            "succeeded" => RefundState.Succeeded,
            "failed" or "canceled" => RefundState.Failed,
            _ => RefundState.Submitted,
        };

    private static Message? DeclineOf(StripeError? error) =>
        (error?.DeclineCode ?? error?.Code) switch
        {
            "insufficient_funds" => new Message("payments.declined-insufficient-funds"),
            "expired_card" => new Message("payments.declined-expired-card"),
            "incorrect_cvc" or "invalid_cvc" => new Message("payments.declined-incorrect-cvc"),
            "incorrect_number" or "invalid_number" => new Message("payments.declined-incorrect-number"),
            "authentication_required" or "payment_intent_authentication_failure" => new Message("payments.declined-not-authenticated"),
            "processing_error" or "issuer_not_available" or "try_again_later" => new Message("payments.declined-try-again"),
            _ => PaymentMessages.DeclinedByProvider(error?.Message),
        };

    private static Currency? CurrencyOf(string? code) =>
        Currency.IsValid(code?.ToUpperInvariant()) ? Currency.Of(code!.ToUpperInvariant()) : null;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private SessionCreateOptions StartOptions(Payment payment)
    {
        var returnUrl =
            $"{payment.ReturnUrl}{(payment.ReturnUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?')}payment={payment.Id.Value}";
        return new SessionCreateOptions
        {
            Mode = "payment",
            ClientReferenceId = Key(payment),
            CustomerEmail = payment.Email,
            SuccessUrl = returnUrl,
            CancelUrl = returnUrl,
            LineItems =
            [
                new SessionLineItemOptions
                {
                    Quantity = 1,
                    PriceData = new SessionLineItemPriceDataOptions
                    {
                        Currency = payment.Currency.Code.ToLowerInvariant(),
                        UnitAmount = StripeMoney.Minor(payment.Amount),
                        ProductData = new SessionLineItemPriceDataProductDataOptions { Name = payment.ReferenceText },
                    },
                },
            ],
            PaymentIntentData = new SessionPaymentIntentDataOptions
            {
                CaptureMethod = options.Value.Capture == CaptureTime.Immediately ? "automatic" : "manual",
                Description = payment.ReferenceText,
                Metadata = new() { ["payment"] = Key(payment) },
            },
            Metadata = new() { ["payment"] = Key(payment) },
            Expand = ["payment_intent.latest_charge"],
        };
    }

    /// <summary>The payment's current state after a command, even a refused one; null when the outcome is unknown.</summary>
    private async Task<ChargeSnapshot?> AfterCommandAsync(
        Payment payment,
        (PaymentIntent? Done, string? Problem) answer,
        CancellationToken cancellationToken
    ) => answer is (null, null) ? null : await GetAsync(payment, cancellationToken);

    private async Task<ChargeSnapshot?> OfSessionAsync(Payment payment, Session session, long version, CancellationToken cancellationToken)
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
        return new ChargeSnapshot
        {
            ProviderReference = id,
            PaymentId = payment.Id.Value,
            Version = version,
            State = state,
            Amount = payment.Amount,
            Authorized = zero,
            Captured = zero,
            RedirectUrl = page,
            FailureReason = DeclineOf(session.PaymentIntent?.LastPaymentError),
            Refunds = [],
            Disputes = [],
        };
    }

    private async Task<ChargeSnapshot?> OfIntentAsync(
        Payment payment,
        PaymentIntent? intent,
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
        return new ChargeSnapshot
        {
            ProviderReference = id,
            PaymentId = payment.Id.Value,
            Version = version,
            State = state.Value,
            Amount = amount,
            Authorized = authorized,
            Captured = StripeMoney.Of(intent.AmountReceived, currency),
            RedirectUrl = null,
            FailureReason = DeclineOf(intent.LastPaymentError),
            Refunds = refunds,
            Disputes = disputes,
            AuthorizedUntil =
                intent.LatestCharge?.PaymentMethodDetails?.Card?.CaptureBefore is { } until && until != default
                    ? new DateTimeOffset(until, TimeSpan.Zero)
                    : null,
        };
    }

    /// <summary>Null when Stripe did not respond. A refund of ours may have several Stripe refunds.</summary>
    private async Task<IReadOnlyList<ChargeRefund>?> RefundsAsync(
        Payment payment,
        PaymentIntent intent,
        Currency currency,
        CancellationToken cancellationToken
    )
    {
        if (payment.Refunds.Count == 0 && intent.LatestCharge is not { AmountRefunded: > 0 })
            return [];
        if (await ListRefundsAsync(intent.Id, cancellationToken) is not { } listed)
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
            select new ChargeRefund(
                tries.Key,
                StripeMoney.Of(best.Amount, currency),
                StateOf(best),
                PaymentMessages.RefundRefusedByProvider(best.FailureReason)
            ),
        ];
    }

    /// <summary>Null when Stripe did not respond. Inquiries, which move no money, do not count.</summary>
    private async Task<IReadOnlyList<ChargeDispute>?> DisputesAsync(
        PaymentIntent intent,
        Currency currency,
        CancellationToken cancellationToken
    )
    {
        if (intent.LatestCharge is not { Disputed: true })
            return [];
        var (disputes, _) = await CallAsync(client =>
            new DisputeService(client).ListAsync(
                new DisputeListOptions { PaymentIntent = intent.Id, Limit = PageLength },
                cancellationToken: cancellationToken
            )
        );
        if (disputes is not { Data: { } listed })
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

    /// <summary>Null when Stripe did not respond.</summary>
    private async Task<List<StripeRefund>?> ListRefundsAsync(string paymentIntent, CancellationToken cancellationToken)
    {
        var (refunds, _) = await CallAsync(client =>
            new RefundService(client).ListAsync(
                new RefundListOptions { PaymentIntent = paymentIntent, Limit = PageLength },
                cancellationToken: cancellationToken
            )
        );
        return refunds?.Data;
    }

    /// <summary>The response, or Stripe's reason for refusing; neither when the outcome is unknown.</summary>
    private async Task<(T? Answer, string? Problem)> CallAsync<T>(Func<StripeClient, Task<T>> call)
        where T : class
    {
        try
        {
            return (await call(NewClient()), null);
        }
        catch (StripeException exception)
            when (exception.HttpStatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound)
        {
            logger.LogWarning("Stripe refused a call: {Status} {Code}", (int)exception.HttpStatusCode, exception.StripeError?.Code);
            return (null, exception.StripeError?.Message ?? string.Empty);
        }
        catch (Exception exception)
            when (exception is StripeException or HttpRequestException or JsonException or InvalidOperationException)
        {
            logger.LogWarning("Stripe did not answer: {Reason}", exception.Message);
            return (null, null);
        }
    }

    /// <summary>Retries are disabled: the shop retries with the same idempotency key.</summary>
    private StripeClient NewClient() =>
        new(
            new StripeClientOptions
            {
                ApiKey = options.Value.Stripe.SecretKey,
                ApiBase = options.Value.Stripe.Url.TrimEnd('/'),
                HttpClient = new SystemNetHttpClient(clients.CreateClient(ClientName), maxNetworkRetries: 0, enableTelemetry: false),
            }
        );
}
