using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Shop.Chaos;

/// <summary>A response of the shop.</summary>
/// <param name="Status">0 when there was no response.</param>
internal sealed record ShopResponse(int Status, JsonElement Body, string Text, TimeSpan Duration)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A problem's type without its path, <c>out-of-stock</c>.</summary>
    public string? Problem =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("type", out var type) ? type.GetString()?.Split('/')[^1] : null;

    public string String(string name) => Body.GetProperty(name).GetString()!;
}

/// <summary>
/// A shopper who buys through the API from a separate address (127.x.y.z), so that rate limits count each one individually. Records the
/// responses.
/// </summary>
internal sealed class Shopper : IDisposable
{
    public const string GoodCard = "4242424242424242";
    public const string DeclinedCard = "4000000000000002";
    public const string DuplicateWebhookCard = "4000000000000259";

    private static readonly object Address = new
    {
        name = "Storm Buyer",
        line1 = "Hauptstraße 1",
        city = "Berlin",
        postalCode = "10115",
        country = "DE",
    };

    private readonly HttpClient client;

    /// <param name="number">Determines the address.</param>
    /// <param name="newConnectionPerRequest">A new connection for each request, as with a load balancer without keep-alive.</param>
    public Shopper(int number, Uri shop, TimeSpan? timeout = null, bool newConnectionPerRequest = false)
    {
        Shop = shop;
        var source = new IPAddress([
            127,
            (byte)(1 + (number / 64_516 % 254)),
            (byte)(1 + (number / 254 % 254)),
            (byte)(1 + (number % 254)),
        ]);
        client = new HttpClient(
            new SocketsHttpHandler
            {
                UseCookies = false,
                AllowAutoRedirect = false,
                PooledConnectionLifetime = newConnectionPerRequest ? TimeSpan.Zero : TimeSpan.FromMinutes(10),
                ConnectCallback = (context, cancellationToken) => ConnectAsync(source, context.DnsEndPoint.Port, cancellationToken),
            }
        )
        {
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
        };
        Email = string.Create(CultureInfo.InvariantCulture, $"buyer{number}@shop.example");
    }

    /// <summary>The host that receives the requests.</summary>
    public Uri Shop { get; set; }

    public string Email { get; }

    public string? Cart { get; private set; }

    public string? Secret { get; private set; }

    public string? Number { get; private set; }

    public string? Token { get; private set; }

    public string? Payment { get; private set; }

    /// <summary>The gateway's payment page, for card payments.</summary>
    public Uri? PaymentPage { get; private set; }

    public decimal Total { get; private set; }

    /// <summary>Opens a cart and adds one product.</summary>
    public async Task<ShopResponse> FillCartAsync(string sku, CancellationToken cancellationToken)
    {
        (Cart, Secret, Number, Token, Payment, PaymentPage) = (null, null, null, null, null, null);
        var opened = await SendAsync(HttpMethod.Post, "/api/v1/carts", new { }, cancellationToken);
        if (!opened.IsSuccess)
            return opened;

        (Cart, Secret) = (opened.String("id"), opened.String("secret"));
        return await SendAsync(HttpMethod.Post, $"/api/v1/carts/{Cart}/lines", new { sku, quantity = 1 }, cancellationToken);
    }

    public async Task<ShopResponse> PlaceOrderAsync(string method, CancellationToken cancellationToken, string? key = null)
    {
        var response = await SendAsync(
            HttpMethod.Post,
            "/api/v1/orders",
            new
            {
                cartId = Cart,
                email = Email,
                shippingAddress = Address,
                shippingMethod = "standard",
                paymentMethod = method,
            },
            cancellationToken,
            key
        );
        if (response.IsSuccess)
        {
            (Number, Token) = (response.String("number"), response.String("accessToken"));
            Total = decimal.Parse(response.Body.GetProperty("total").GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
            if (response.Body.TryGetProperty("payment", out var payment) && payment.ValueKind == JsonValueKind.Object)
            {
                Payment = payment.GetProperty("id").GetString();
                PaymentPage =
                    payment.TryGetProperty("redirectUrl", out var url) && url.ValueKind == JsonValueKind.String
                        ? new Uri(url.GetString()!)
                        : null;
            }
        }

        return response;
    }

    public Task<ShopResponse> PayAsync(string card, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/api/v1/payments/{Payment}/sandbox", new { card }, cancellationToken);

    /// <summary>Pays by card on the gateway's page; the shop learns of it by webhook or when the browser returns.</summary>
    public async Task<ShopResponse> PayAtGatewayAsync(string card, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("card", card), new("expiry", "12/40"), new("cvc", "123")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, PaymentPage) { Content = form };
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Reads the order; null when none was placed.</summary>
    public async Task<string?> GetStatusAsync(CancellationToken cancellationToken)
    {
        var response = await GetOrderAsync(cancellationToken);
        return response.IsSuccess ? response.String("status") : null;
    }

    public Task<ShopResponse> GetOrderAsync(CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"/api/v1/orders/{Number}", null, cancellationToken);

    /// <summary>The URL that the gateway redirects the browser back to.</summary>
    public Task<ShopResponse> ReturnFromGatewayAsync(CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"/orders/{Number}?token={Uri.EscapeDataString(Token ?? string.Empty)}", null, cancellationToken);

    public async Task<ShopResponse> SendAsync(
        HttpMethod method,
        string path,
        object? body,
        CancellationToken cancellationToken,
        string? key = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(Shop, path));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (Secret is not null)
            request.Headers.Add("X-Cart-Secret", Secret);
        if (Token is not null)
            request.Headers.Add("X-Order-Token", Token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await SendAsync(request, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    private async Task<ShopResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return new ShopResponse(
                (int)response.StatusCode,
                text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default,
                text,
                Stopwatch.GetElapsedTime(started)
            );
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or JsonException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return new ShopResponse(0, default, exception.Message, Stopwatch.GetElapsedTime(started));
        }
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress source, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(source, 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
