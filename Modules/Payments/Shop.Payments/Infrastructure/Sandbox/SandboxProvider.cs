using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Payments.Application;
using Shop.Payments.Application.Providers;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Sandbox;

/// <summary>Card payments through the sandbox gateway, a separate process that behaves like an external provider.</summary>
internal sealed class SandboxProvider(
    IHttpClientFactory clients,
    ProviderCircuits circuits,
    IOptions<PaymentsOptions> options,
    ILogger<SandboxProvider> logger
) : IPaymentProvider, ISandboxProvider
{
    public const string ClientName = "sandbox-gateway";

    public string Method => "card";

    public bool IsTest => true;

    public bool IsAnswering => circuits.For(ClientName).IsAnswering;

    public Task<ChargeSnapshot?> StartAsync(Payment payment, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Post,
            "/v1/charges",
            new
            {
                key = Key(payment),
                amount = GatewayCharge.MinorUnits(payment.Amount),
                currency = payment.Currency.Code,
                description = payment.ReferenceText,
                email = payment.Email,
                returnUrl = WithPayment(payment.ReturnUrl, payment.Id.Value),
                notifyUrl = options.Value.Sandbox.NotifyUrl,
                captureNow = options.Value.Capture == CaptureTime.Immediately,
            },
            payment,
            cancellationToken
        );

    public Task<ChargeSnapshot?> GetAsync(Payment payment, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"/v1/charges/{Key(payment)}", null, payment, cancellationToken);

    public Task<ChargeSnapshot?> CaptureAsync(Payment payment, Money total, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Post,
            $"/v1/charges/{Key(payment)}/capture",
            new { total = GatewayCharge.MinorUnits(total) },
            payment,
            cancellationToken
        );

    public Task<ChargeSnapshot?> CancelAsync(Payment payment, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/v1/charges/{Key(payment)}/cancel", new { }, payment, cancellationToken);

    public Task<ChargeSnapshot?> RefundAsync(Payment payment, Refund refund, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Post,
            $"/v1/charges/{Key(payment)}/refunds",
            new { key = refund.Id.ToString("N"), amount = GatewayCharge.MinorUnits(refund.Amount) },
            payment,
            cancellationToken
        );

    public Task<ChargeSnapshot?> PayAsync(Payment payment, string card, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/v1/charges/{Key(payment)}/pay", new { card }, payment, cancellationToken);

    public async Task<ChargePage?> ListAsync(DateTimeOffset since, string? cursor, CancellationToken cancellationToken)
    {
        var (_, list) = await CallAsync<GatewayList>(
            HttpMethod.Get,
            $"/v1/charges?since={since.ToUnixTimeMilliseconds()}&page={cursor ?? "1"}",
            null,
            cancellationToken
        );
        return list?.Charges is null
            ? null
            : new ChargePage(
                [.. list.Charges.Select(charge => charge?.ToListed()).OfType<ListedCharge>()],
                list.Next?.ToString(CultureInfo.InvariantCulture)
            );
    }

    public async Task<bool> RefundChargeAsync(string providerReference, Money amount, Guid key, CancellationToken cancellationToken)
    {
        var refund = new { key = key.ToString("N"), amount = GatewayCharge.MinorUnits(amount) };
        var (_, charge) = await CallAsync<GatewayCharge>(
            HttpMethod.Post,
            $"/v1/charges/{Uri.EscapeDataString(providerReference)}/refunds",
            refund,
            cancellationToken
        );
        return charge?.Refunds?.Any(known => known is { State: "succeeded" } && known.Key == refund.key) == true;
    }

    public ProviderWebhookEvent? Read(byte[] body, string? signature, DateTimeOffset now) =>
        WebhookSignature.IsValid(body, signature, options.Value.Sandbox.WebhookSecrets, now) ? Parse(body) : null;

    public ProviderWebhookEvent? Parse(byte[] body)
    {
        try
        {
            var webhookEvent = JsonSerializer.Deserialize<GatewayEvent>(body, GatewayCharge.Json);
            return webhookEvent?.Id is { Length: > 0 and <= 100 } id
                ? new ProviderWebhookEvent(id, webhookEvent.Charge?.ToSnapshot())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Key(Payment payment) => payment.Id.Value.ToString("N");

    private static string WithPayment(string returnUrl, Guid paymentId) =>
        $"{returnUrl}{(returnUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?')}payment={paymentId}";

    private async Task<ChargeSnapshot?> SendAsync(
        HttpMethod method,
        string path,
        object? body,
        Payment payment,
        CancellationToken cancellationToken
    )
    {
        var (status, charge) = await CallAsync<GatewayCharge>(method, path, body, cancellationToken);
        if (status == HttpStatusCode.NotFound)
            return Unknown(payment);

        // Ignore a response about another payment.
        return charge?.ToSnapshot() is { } snapshot && snapshot.PaymentId == payment.Id.Value ? snapshot : null;
    }

    /// <summary>The status is null when the gateway did not respond; the answer is null when it is unusable.</summary>
    private async Task<(HttpStatusCode? Status, T? Answer)> CallAsync<T>(
        HttpMethod method,
        string path,
        object? body,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Sandbox.ApiKey);
            if (body is not null)
                request.Content = JsonContent.Create(body, options: GatewayCharge.Json);

            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
                return (
                    response.StatusCode,
                    JsonSerializer.Deserialize<T>(await response.Content.ReadAsByteArrayAsync(cancellationToken), GatewayCharge.Json)
                );

            if (response.StatusCode != HttpStatusCode.NotFound)
                logger.LogWarning("The gateway answered {Status} to {Path}", (int)response.StatusCode, path);
            return (response.StatusCode, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            logger.LogWarning("The gateway did not answer {Path}: {Reason}", path, exception.Message);
            return (null, null);
        }
    }

    /// <summary>The gateway does not know the attempt, so it cannot have been paid.</summary>
    private static ChargeSnapshot Unknown(Payment payment) =>
        new()
        {
            ProviderReference = $"none-{payment.Id.Value:N}",
            PaymentId = payment.Id.Value,
            Version = payment.ProviderVersion + 1,
            State = ChargeState.Canceled,
            Amount = payment.Amount,
            Authorized = payment.Authorized,
            Captured = payment.Captured,
            RedirectUrl = null,
            FailureReason = null,
            Refunds = [],
            Disputes = [],
        };
}
