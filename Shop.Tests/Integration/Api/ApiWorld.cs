using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Promotions;
using Shop.Payments.Contracts.Operations;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Api;

/// <summary>
/// A small shop for requests to act on: a product, stock, a cart, a paid order and a shipment. What a request used up is recreated.
/// </summary>
internal sealed class ApiWorld(ShopHost host, HttpClient client)
{
    private static readonly Guid StaffId = new("0196b000-0000-7000-8000-00000000000a");

    private readonly Dictionary<string, string> made = [];

    public async Task OpenAsync()
    {
        await host.GetAsync(new SeedDemoAccounts());
        var input = new ProductInput("Tea", "tea", null, null, null, [], [], null, null, false);
        await host.GetAsync(
            new CreateProduct(Guid.CreateVersion7(), input, ["Size"], [new VariantInput(null, "TEA-1", ["Large"], 10m)], true, StaffId)
        );
    }

    /// <summary>A request to this route succeeded: what it acts on may be used up.</summary>
    public void Forget(string path)
    {
        string[] used =
            path.Contains("/products", StringComparison.Ordinal) ? ["product"]
            : path.Contains("/promotions", StringComparison.Ordinal) ? ["promotion"]
            : path.Contains("/carts", StringComparison.Ordinal) || path == "/api/v1/orders" ? ["cart"]
            : ["order", "shipment"];
        foreach (var name in made.Keys.Where(name => used.Contains(name.Split('-')[0])).ToList())
            made.Remove(name);
    }

    /// <summary>The value of a route parameter.</summary>
    public async Task<string> ValueAsync(string path, string parameter) =>
        (path, parameter) switch
        {
            (_, "sku") => "TEA-1",
            (_, "slug") => "tea",
            (_, "channel") => "sandbox",
            (_, "name") => "sales",
            (_, "product") => await ProductAsync("id"),
            (_, "number") => await OrderAsync("number"),
            ("/api/v1/payments/{id}/sandbox", _) => await OrderAsync("payment"),
            (_, "id") when path.Contains("/shipments/", StringComparison.Ordinal) => await ShipmentAsync(),
            (_, "id") when path.Contains("/promotions/", StringComparison.Ordinal) => await PromotionAsync(),
            (_, "id") => await CartAsync("id"),
            _ => "019a0000-0000-7000-8000-000000000009",
        };

    /// <summary>A product to edit and delete, used by no other request.</summary>
    public async Task<string> ProductAsync(string what)
    {
        if (!made.ContainsKey("product-id"))
        {
            var id = Guid.CreateVersion7();
            var input = new ProductInput($"Product {id:N}", null, null, null, null, [], [], null, null, false);
            var product = await host.GetAsync(
                new CreateProduct(id, input, ["Size"], [new VariantInput(null, NewSku(), ["Large"], 10m)], true, StaffId)
            );
            (made["product-id"], made["product-version"]) = (id.ToString(), product.Version.ToString(CultureInfo.InvariantCulture));
        }

        return made["product-" + what];
    }

    public static string NewSku() => $"V-{Guid.CreateVersion7():N}";

    public async Task<string> CartAsync(string what)
    {
        if (!made.ContainsKey("cart-id"))
            (made["cart-id"], made["cart-secret"]) = await NewCartAsync();
        return made["cart-" + what];
    }

    public async Task<string> OrderAsync(string what)
    {
        if (made.TryGetValue("order-" + what, out var known))
            return known;

        var (cart, secret) = await NewCartAsync();
        var address = new
        {
            name = "Ada Lovelace",
            line1 = "Weg 1",
            city = "Berlin",
            postalCode = "10115",
            country = "DE",
        };
        var order = await ReadAsync(
            await SendAsync(
                HttpMethod.Post,
                "/api/v1/orders",
                new
                {
                    cartId = cart,
                    email = "ada@example.com",
                    shippingAddress = address,
                    shippingMethod = "standard",
                    paymentMethod = "bank-transfer",
                },
                secret
            )
        );
        (made["order-number"], made["order-token"]) = (
            order.GetProperty("number").GetString()!,
            order.GetProperty("accessToken").GetString()!
        );
        made["order-payment"] = order.GetProperty("payment").GetProperty("id").GetString()!;
        var total = decimal.Parse(order.GetProperty("total").GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
        await host.DoAsync(
            new RecordManualPayment(
                Guid.Parse(made["order-payment"]),
                Guid.CreateVersion7(),
                new Money(total, Currency.Of("EUR")),
                null,
                StaffId
            )
        );
        await host.DeliverEventsAsync();
        return made["order-" + what];
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        object? body,
        string? cartSecret = null,
        string? orderToken = null
    )
    {
        using var request = new HttpRequestMessage(method, address)
        {
            Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body),
        };
        if (address.StartsWith("/api/v1/admin", StringComparison.Ordinal))
            request.Headers.Add("Authorization", "Bearer dev-shop-key");
        if (cartSecret is not null)
            request.Headers.Add("X-Cart-Secret", cartSecret);
        if (orderToken is not null)
            request.Headers.Add("X-Order-Token", orderToken);
        return await client.SendAsync(request);
    }

    private async Task<string> PromotionAsync()
    {
        if (made.TryGetValue("promotion", out var known))
            return known;

        var input = new PromotionInput(
            "Tea time",
            PromotionKind.Percentage,
            10,
            null,
            null,
            null,
            [],
            [],
            null,
            null,
            CustomerGroup.Everyone,
            null,
            null,
            true,
            0,
            true,
            true
        );
        return made["promotion"] = (await host.GetAsync(new SavePromotion(Guid.CreateVersion7(), 0, input, null, StaffId))).Id.ToString();
    }

    private async Task<string> ShipmentAsync()
    {
        if (made.TryGetValue("shipment", out var known))
            return known;

        var id = Guid.CreateVersion7();
        await host.GetAsync(new ShipUnits(await OrderAsync("number"), id, null, null, null, false, StaffId));
        return made["shipment"] = id.ToString();
    }

    private async Task<(string Id, string Secret)> NewCartAsync()
    {
        await host.GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA-1"), null, 100_000, null, null, "Counted", StaffId));
        var cart = await ReadAsync(await SendAsync(HttpMethod.Post, "/api/v1/carts", new { }));
        var (id, secret) = (cart.GetProperty("id").GetString()!, cart.GetProperty("secret").GetString()!);
        await ReadAsync(await SendAsync(HttpMethod.Post, $"/api/v1/carts/{id}/lines", new { sku = "TEA-1", quantity = 1 }, secret));
        return (id, secret);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
