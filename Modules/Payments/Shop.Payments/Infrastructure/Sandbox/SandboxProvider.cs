using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Payments.Application;
using Shop.Payments.Application.Providers;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Sandbox;

/// <summary>Cards by the sandbox gateway, a process of its own that behaves as an outside provider.</summary>
internal sealed class SandboxProvider(IHttpClientFactory clients, IOptions<PaymentsOptions> options, ILogger<SandboxProvider> logger) : IPaymentProvider, ISandboxProvider
{
    public const string ClientName = "sandbox-gateway";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public string Method => "card";

    public string Name => "Card";

    public string Description => "Visa, Mastercard and others. You pay on the card gateway's own page.";

    public bool IsTest => true;

    public Task<ChargeSnapshot?> StartAsync(Payment payment, CancellationToken cancellationToken) => SendAsync(
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
        cancellationToken);

    public Task<ChargeSnapshot?> GetAsync(Payment payment, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"/v1/charges/{Key(payment)}", null, payment, cancellationToken);

    public Task<ChargeSnapshot?> CaptureAsync(Payment payment, Money total, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/v1/charges/{Key(payment)}/capture", new { total = GatewayCharge.MinorUnits(total) }, payment, cancellationToken);

    public Task<ChargeSnapshot?> CancelAsync(Payment payment, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/v1/charges/{Key(payment)}/cancel", new { }, payment, cancellationToken);

    public Task<ChargeSnapshot?> RefundAsync(Payment payment, Refund refund, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/v1/charges/{Key(payment)}/refunds", new { key = refund.Id.ToString("N"), amount = GatewayCharge.MinorUnits(refund.Amount) }, payment, cancellationToken);

    public Task<ChargeSnapshot?> PayAsync(Payment payment, string card, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/v1/charges/{Key(payment)}/pay", new { card }, payment, cancellationToken);

    public ProviderNotice? Read(byte[] body, string? signature, DateTimeOffset now)
    {
        if (!IsSigned(body, signature, now))
            return null;

        try
        {
            var notice = JsonSerializer.Deserialize<GatewayEvent>(body, GatewayCharge.Json);
            return notice?.Id is { Length: > 0 and <= 100 } id ? new ProviderNotice(id, notice.Charge?.ToSnapshot()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Key(Payment payment) => payment.Id.Value.ToString("N");

    private static string WithPayment(string returnUrl, Guid paymentId) => $"{returnUrl}{(returnUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?')}payment={paymentId}";

    /// <summary><c>t=seconds,v1=hex</c>, where hex is HMAC-SHA256 of "t.body" by any of the valid secrets, and t is not older than five minutes.</summary>
    private bool IsSigned(byte[] body, string? signature, DateTimeOffset now)
    {
        var parts = (signature ?? string.Empty).Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0].Trim(), part => part[1].Trim());
        var time = parts["t"].FirstOrDefault();
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return false;

        byte[] signed = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        var secrets = options.Value.Sandbox.WebhookSecrets.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return secrets.Any(secret =>
        {
            var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
            return parts["v1"].Any(given => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given)));
        });
    }

    private async Task<ChargeSnapshot?> SendAsync(HttpMethod method, string path, object? body, Payment payment, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Sandbox.ApiKey);
            if (body is not null)
                request.Content = JsonContent.Create(body, options: GatewayCharge.Json);

            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
                return Unknown(payment);
            if (!response.IsSuccessStatusCode)
            {
                logger.LogWarning("The gateway answered {Status} for payment {PaymentId}", (int)response.StatusCode, payment.Id.Value);
                return null;
            }

            return JsonSerializer.Deserialize<GatewayCharge>(await response.Content.ReadAsByteArrayAsync(cancellationToken), GatewayCharge.Json)?.ToSnapshot();
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning("The gateway did not answer for payment {PaymentId}: {Reason}", payment.Id.Value, exception.Message);
            return null;
        }
    }

    /// <summary>The gateway never heard of it, so nobody can have paid it.</summary>
    private static ChargeSnapshot Unknown(Payment payment) => new(
        $"none-{payment.Id.Value:N}", payment.Id.Value, payment.ProviderVersion + 1, ChargeState.Canceled, payment.Amount, payment.Authorized, payment.Captured, null, null, [], []);
}
