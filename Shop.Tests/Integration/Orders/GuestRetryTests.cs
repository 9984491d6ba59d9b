using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Shop.Kernel.Web;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>A guest's idempotency key belongs to the cart's secret or the order's token, whatever network the request comes from.</summary>
public sealed class GuestRetryTests : OrdersFixture
{
    private const string Home = "203.0.113.7";
    private const string Mobile = "198.51.100.20";

    [Test]
    public async Task An_order_placed_again_from_another_network_gets_the_first_answer()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));

        var first = await PlaceFromAsync(Home, shopper.Cart, shopper.Secret!);
        var again = await PlaceFromAsync(Mobile, shopper.Cart, shopper.Secret!);

        Assert.That((first.Status, first.IsReplay), Is.EqualTo((201, false)), first.Body);
        Assert.That(again, Is.EqualTo(first with { IsReplay = true }));
    }

    [Test]
    public async Task The_key_does_not_reveal_the_answer_to_another_cart_secret()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));
        var first = await PlaceFromAsync(Home, shopper.Cart, shopper.Secret!);

        var guessed = await PlaceFromAsync(Home, shopper.Cart, "another-secret");

        Assert.That(first.Body, Does.Contain("accessToken"));
        Assert.That((guessed.Status, guessed.IsReplay), Is.EqualTo((404, false)), guessed.Body);
        Assert.That(guessed.Body, Does.Not.Contain("accessToken"));
    }

    [Test]
    public async Task A_payment_started_again_from_another_network_is_the_first_one_and_another_order_token_does_not_get_it()
    {
        var shopper = await PlaceAsync("card", ("TEA", 1));

        var first = await PayFromAsync(Home, shopper, shopper.Token!);
        var again = await PayFromAsync(Mobile, shopper, shopper.Token!);
        var guessed = await PayFromAsync(Home, shopper, "another-token");

        Assert.That((first.Status, first.IsReplay), Is.EqualTo((201, false)), first.Body);
        Assert.That(again, Is.EqualTo(first with { IsReplay = true }));
        Assert.That((guessed.Status, guessed.IsReplay), Is.EqualTo((404, false)), guessed.Body);
    }

    private Task<Answer> PlaceFromAsync(string address, Guid cart, string secret) =>
        SendFromAsync(
            address,
            "/api/v1/orders",
            new
            {
                cartId = cart,
                email = "ada@example.com",
                shippingAddress = new
                {
                    name = "Ada Lovelace",
                    line1 = "Invalidenstraße 1",
                    city = "Berlin",
                    postalCode = "10115",
                    country = "DE",
                },
                shippingMethod = "standard",
                paymentMethod = "bank-transfer",
            },
            ("X-Cart-Secret", secret)
        );

    private Task<Answer> PayFromAsync(string address, ApiShopper shopper, string token) =>
        SendFromAsync(address, $"/api/v1/orders/{shopper.Number}/payments", new { paymentMethod = "card" }, ("X-Order-Token", token));

    private async Task<Answer> SendFromAsync(string address, string path, object body, (string Name, string Value) proof)
    {
        var context = await Host.Server.SendAsync(request =>
        {
            request.Connection.RemoteIpAddress = IPAddress.Parse(address);
            (request.Request.Method, request.Request.Path) = ("POST", path);
            request.Request.Host = new HostString("localhost");
            request.Request.ContentType = "application/json";
            request.Features.Set<IHttpRequestBodyDetectionFeature>(new WithBody());
            request.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
            request.Request.Headers[Idempotency.Header] = "one";
            request.Request.Headers[proof.Name] = proof.Value;
        });
        using var reader = new StreamReader(context.Response.Body);
        return new Answer(
            context.Response.StatusCode,
            context.Response.Headers.ContainsKey("Idempotent-Replay"),
            await reader.ReadToEndAsync()
        );
    }

    private sealed class WithBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }

    private sealed record Answer(int Status, bool IsReplay, string Body);
}
