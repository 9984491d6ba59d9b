using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Orders;

/// <summary>Discount codes on the storefront's pages without JavaScript, and promotions through the back-office API.</summary>
public sealed partial class PromotionPageTests : OrdersFixture
{
    private HttpClient client = null!;

    [SetUp]
    public async Task OpenCart()
    {
        client = NewClient();
        var input = new PromotionInput(
            "Spring",
            PromotionKind.Percentage,
            10,
            null,
            null,
            null,
            [],
            [],
            15,
            null,
            CustomerGroup.Everyone,
            null,
            null,
            true,
            0,
            true,
            true
        );
        await GetAsync(new SavePromotion(Guid.CreateVersion7(), 0, input, new NewCode("SPRING", null, null), StaffId));
        await PostAsync("/cart?handler=Add", ("sku", "TEA"), ("quantity", "1"));
    }

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task The_cart_explains_at_the_field_why_a_code_has_no_effect_and_keeps_the_input()
    {
        var answer = await BodyAsync(await PostAsync("/cart?handler=Code", ("code", "spring")));

        Assert.That(
            answer,
            Does.Contain("id=\"Code-error\"")
                .And.Contain("Spend €15.00 to use this code. You're €5.00 away.")
                .And.Contain("value=\"spring\"")
        );
        Assert.That(answer, Does.Not.Contain("Update the items marked in red"), "the cart is unchanged");
    }

    [Test]
    public async Task A_code_is_shown_with_its_discount_and_can_be_removed()
    {
        await PostAsync("/cart?handler=Change", ("sku", "TEA"), ("quantity", "2"));
        var entered = await PostAsync("/cart?handler=Code", ("code", "spring"));
        var with = await client.GetStringAsync("/cart");
        await PostAsync("/cart?handler=RemoveCode", ("code", "SPRING"));
        var without = await client.GetStringAsync("/cart");

        Assert.That(entered.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(with, Does.Contain("<strong>SPRING</strong>").And.Contain("18.00"));
        Assert.That(without, Does.Not.Contain("<strong>SPRING</strong>").And.Not.Contain("18.00"));
    }

    [Test]
    public async Task Entering_a_code_and_placing_the_order_shows_the_discount_first()
    {
        await PostAsync("/cart?handler=Change", ("sku", "TEA"), ("quantity", "2"));

        var answer = await BodyAsync(
            await PostAsync(
                "/checkout",
                ("Input.Code", "SPRING"),
                ("Input.Email", "ada@example.com"),
                ("Input.ShippingAddress.Country", "DE"),
                ("Input.ShippingAddress.Name", "Ada Lovelace")
            )
        );

        Assert.That(
            answer,
            Does.Contain("<strong>SPRING</strong>").And.Contain("Ada Lovelace").And.Contain("22.90"),
            "18.00 and 4.90 for the delivery"
        );
        Assert.That((await GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 10))).Total, Is.Zero);
    }

    [Test]
    public async Task Staff_create_promotions_through_the_API_and_shoppers_use_them()
    {
        await GetAsync(new SeedDemoAccounts());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev-shop-key");

        var created = await client.PostAsJsonAsync(
            "/api/v1/admin/promotions",
            new
            {
                name = "Mugs",
                kind = "amount",
                value = new { amount = "2.00", currency = "EUR" },
                code = "mugs-2",
                usageLimit = 3,
                products = new[] { "MUG" },
            }
        );
        var promotion = JsonSerializer.Deserialize<JsonElement>(await created.Content.ReadAsStringAsync());
        var id = promotion.GetProperty("id").GetString();
        var added = await client.PostAsJsonAsync($"/api/v1/admin/promotions/{id}/codes", new { count = 3, prefix = "BULK" });
        var shopper = NewShopper();
        await shopper.FillAsync(("MUG", 1), ("TEA", 1));
        var cart = await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/discount-codes", new { code = "MUGS-2" });
        var changed = await client.PutAsJsonAsync(
            $"/api/v1/admin/promotions/{id}",
            new
            {
                name = "Mugs",
                kind = "percentage",
                value = 50,
                products = new[] { "MUG" },
            }
        );
        var cheaper = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}");
        var twice = await client.PostAsJsonAsync(
            "/api/v1/admin/promotions",
            new
            {
                name = "Again",
                kind = "percentage",
                value = 5,
                code = "MUGS-2",
            }
        );
        var wrong = await client.PostAsJsonAsync(
            "/api/v1/admin/promotions",
            new
            {
                name = "",
                kind = "percentage",
                value = 500,
                products = new[] { "nothing" },
            }
        );
        var gone = await client.DeleteAsync($"/api/v1/admin/promotions/{id}");

        Assert.That(
            (created.StatusCode, promotion.GetProperty("state").GetString(), promotion.GetProperty("uses").GetInt32()),
            Is.EqualTo((HttpStatusCode.Created, "active", 0))
        );
        Assert.That(
            JsonSerializer.Deserialize<JsonElement>(await added.Content.ReadAsStringAsync()).GetProperty("codes").GetArrayLength(),
            Is.EqualTo(3)
        );
        Assert.That(Discount(cart), Is.EqualTo("2.00"));
        Assert.That((changed.StatusCode, Discount(cheaper)), Is.EqualTo((HttpStatusCode.OK, "9.00")));
        Assert.That(
            (twice.StatusCode, wrong.StatusCode, gone.StatusCode),
            Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NoContent))
        );
        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("\"name\"").And.Contain("\"value\""));
    }

    private static string? Discount(ApiAnswer cart) =>
        cart.Body.GetProperty("totals").GetProperty("discount").GetProperty("amount").GetString();

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync("/signin")).Groups[1].Value;
        return await client.PostAsync(
            address,
            new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            )
        );
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
