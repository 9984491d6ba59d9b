using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Kernel.Geography;

namespace Shop.Tests.Support;

/// <summary>A shopper who buys through the API, with the secrets received from it.</summary>
internal sealed class ApiShopper(HttpClient client)
{
    public const string GoodCard = "4242424242424242";
    public const string DeclinedCard = "4000000000000002";

    public HttpClient Client => client;

    public Guid Cart { get; private set; }

    public string? Secret { get; set; }

    public string? Number { get; private set; }

    public string? Token { get; set; }

    public Guid Payment { get; private set; }

    public string Email { get; set; } = "ada@example.com";

    /// <summary>A shopper signed in as the registered customer of the address.</summary>
    public async Task SignInAsync(string password)
    {
        var form = HtmlForm
            .In(await client.GetStringAsync("/signin"), "/signin")
            .First(form => form.Fields.Any(field => field.Name.EndsWith("Email", StringComparison.Ordinal)));
        var fields = form
            .Fields.Where(field => field.Name == "__RequestVerificationToken")
            .Select(field => (field.Name, field.Value))
            .Concat([("Input.Email", Email), ("Input.Password", password), ("Email", Email), ("Password", password)]);
        using var answer = await client.PostAsync(
            form.Action,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)))
        );
    }

    /// <summary>Opens a cart and adds units.</summary>
    public async Task<ApiAnswer> FillAsync(params (string Sku, int Quantity)[] lines)
    {
        var answer = await SendAsync(HttpMethod.Post, "/carts", new { });
        if (answer.Status != HttpStatusCode.Created)
            return answer;

        (Cart, Secret) = (answer.Body.GetProperty("id").GetGuid(), answer.Text("secret"));
        foreach (var (sku, quantity) in lines)
            answer = await SendAsync(HttpMethod.Post, $"/carts/{Cart}/lines", new { sku, quantity });
        return answer;
    }

    public async Task<ApiAnswer> PlaceAsync(
        string method = "card",
        string? key = null,
        object? acceptedTotal = null,
        string? shipping = "standard",
        string country = "DE",
        string? postalCode = null
    )
    {
        var answer = await SendAsync(
            HttpMethod.Post,
            "/orders",
            new
            {
                cartId = Cart,
                email = Email,
                shippingAddress = new
                {
                    name = "Ada Lovelace",
                    line1 = "Invalidenstraße 1",
                    city = "Berlin",
                    postalCode = postalCode ?? (country == "DE" ? "10115" : Countries.Find(country)?.PostalCodeExample),
                    country,
                },
                shippingMethod = shipping,
                paymentMethod = method,
                acceptedTotal,
            },
            key
        );
        if (answer.Status == HttpStatusCode.Created)
        {
            (Number, Token) = (answer.Text("number"), answer.Text("accessToken"));
            if (answer.Body.TryGetProperty("payment", out var payment) && payment.ValueKind == JsonValueKind.Object)
                Payment = payment.GetProperty("id").GetGuid();
        }

        return answer;
    }

    public Task<ApiAnswer> PayAsync(string card = GoodCard) => SendAsync(HttpMethod.Post, $"/payments/{Payment}/sandbox", new { card });

    /// <summary>Starts another payment attempt.</summary>
    public async Task<ApiAnswer> PayAgainAsync(string method, string? key = null)
    {
        var answer = await SendAsync(HttpMethod.Post, $"/orders/{Number}/payments", new { paymentMethod = method }, key);
        if (answer.Status == HttpStatusCode.Created)
            Payment = answer.Body.GetProperty("id").GetGuid();
        return answer;
    }

    public Task<ApiAnswer> OrderAsync() => SendAsync(HttpMethod.Get, $"/orders/{Number}");

    public Task<ApiAnswer> CancelAsync() => SendAsync(HttpMethod.Post, $"/orders/{Number}/cancel", new { });

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (Secret is not null)
            request.Headers.Add("X-Cart-Secret", Secret);
        if (Token is not null)
            request.Headers.Add("X-Order-Token", Token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new ApiAnswer(
            response.StatusCode,
            text.StartsWith('{') || text.StartsWith('[') ? JsonSerializer.Deserialize<JsonElement>(text) : default
        );
    }
}
