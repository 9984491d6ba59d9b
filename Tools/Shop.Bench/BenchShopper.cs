using System.Text.Json;

namespace Shop.Bench;

/// <summary>Buys through the API, from an empty cart to a confirmed order paid with a sandbox card.</summary>
internal sealed class BenchShopper(HttpClient client, IReadOnlyList<string> skus)
{
    private static readonly object Address = new
    {
        name = "Bench Buyer",
        line1 = "Hauptstraße 1",
        city = "Berlin",
        postalCode = "10115",
        country = "DE",
    };

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private int next;

    /// <summary>Opens a cart and adds one line; returns the cart and its secret.</summary>
    public async Task<(string Id, string Secret)> FillCartAsync(CancellationToken cancellationToken)
    {
        var cart = await PostAsync("/api/v1/carts", new { }, null, null, cancellationToken);
        var (id, secret) = (Text(cart, "id"), Text(cart, "secret"));
        await AddAsync(id, secret, cancellationToken);
        return (id, secret);
    }

    public Task AddAsync(string cartId, string secret, CancellationToken cancellationToken) =>
        PostAsync(
            $"/api/v1/carts/{cartId}/lines",
            new { sku = skus[Interlocked.Increment(ref next) % skus.Count], quantity = 1 },
            "X-Cart-Secret",
            secret,
            cancellationToken
        );

    public async Task BuyAsync(CancellationToken cancellationToken)
    {
        var (cartId, secret) = await FillCartAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/carts/{cartId}/shipping-options?country=DE&postalCode=10115");
        request.Headers.Add("X-Cart-Secret", secret);
        var options = await ReadAsync(await client.SendAsync(request, cancellationToken), cancellationToken);
        var order = await PostAsync(
            "/api/v1/orders",
            new
            {
                cartId,
                email = "bench@shop.example",
                shippingAddress = Address,
                shippingMethod = Text(options[0], "code"),
                paymentMethod = "card",
            },
            "X-Cart-Secret",
            secret,
            cancellationToken
        );
        var (number, token) = (Text(order, "number"), Text(order, "accessToken"));
        await PostAsync(
            $"/api/v1/payments/{Text(order.GetProperty("payment"), "id")}/sandbox",
            new { card = "4242424242424242" },
            "X-Order-Token",
            token,
            cancellationToken
        );
        await ConfirmedAsync(number, token, cancellationToken);
    }

    /// <summary>Polls four times a second, like the waiting page.</summary>
    private async Task ConfirmedAsync(string number, string token, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            await Task.Delay(PollInterval, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/orders/{number}");
            request.Headers.Add("X-Order-Token", token);
            var order = await ReadAsync(await client.SendAsync(request, cancellationToken), cancellationToken);
            if (Text(order, "status") == "confirmed")
                return;
        }

        throw new InvalidOperationException($"Order {number} was not confirmed in time.");
    }

    private async Task<JsonElement> PostAsync(string path, object body, string? header, string? value, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (header is not null)
            request.Headers.Add(header, value);
        return await ReadAsync(await client.SendAsync(request, cancellationToken), cancellationToken);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? JsonDocument.Parse(text).RootElement.Clone()
                : throw new InvalidOperationException(
                    $"{response.RequestMessage?.RequestUri?.AbsolutePath} answered {(int)response.StatusCode}: {text}"
                );
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
