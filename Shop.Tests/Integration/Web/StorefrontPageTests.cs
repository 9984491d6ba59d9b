using System.Net;
using System.Text.RegularExpressions;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Web;

/// <summary>The storefront's pages over HTTP without JavaScript, including invalid input.</summary>
public sealed partial class StorefrontPageTests : ShopFixture
{
    private HttpClient client = null!;

    [SetUp]
    public async Task SeedShop()
    {
        client = NewClient();
        var category = Guid.CreateVersion7();
        await GetAsync(new SaveCategory(category, 0, "Tableware", null, null, null, null, null, null, null));
        var input = new ProductInput("Stoneware mug", null, "<p>Holds tea.</p>", "Lehm", "Mug", [], [category], null, null, true);
        VariantInput[] variants = [new(null, "MUG-SAGE", ["Sage"], 18), new(null, "MUG-INK", ["Ink"], 20)];
        await GetAsync(new CreateProduct(Guid.CreateVersion7(), input, ["Color"], variants, true, null));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG-SAGE"), null, 5, null, null, "counted", null));
    }

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task Adding_without_JavaScript_redirects_to_the_cart_with_the_chosen_variant()
    {
        var answer = await PostAsync("/cart?handler=Add", ("slug", "stoneware-mug"), ("o1", "Sage"), ("quantity", "2"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/cart"));
        var cart = await client.GetStringAsync("/cart");
        Assert.That(cart, Does.Contain("Stoneware mug").And.Contain("36.00"));
    }

    [TestCase("Sage", "-1")]
    [TestCase("Sage", "0")]
    [TestCase("Sage", "100")]
    [TestCase("Sage", "abc")]
    [TestCase("Sage", "99999999999999999999")]
    [TestCase("Pink", "1")]
    [TestCase("<script>", "1")]
    [TestCase("Ink", "1")]
    public async Task A_refused_addition_redirects_to_the_product_with_the_choice_kept_and_no_cart(string color, string quantity)
    {
        var answer = await PostAsync("/cart?handler=Add", ("slug", "stoneware-mug"), ("o1", color), ("quantity", quantity));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/p/stoneware-mug?o1=" + Uri.EscapeDataString(color)));
        Assert.That(
            answer.Headers.TryGetValues("Set-Cookie", out var cookies)
                && cookies.Any(cookie => cookie.StartsWith("shop-cart=0", StringComparison.Ordinal)),
            Is.False
        );
        Assert.That(await client.GetStringAsync(answer.Headers.Location), Does.Contain("notice-danger").And.Not.Contain("<script>&"));
    }

    [Test]
    public async Task A_quantity_above_the_stock_is_reduced_with_a_message()
    {
        await PostAsync("/cart?handler=Add", ("slug", "stoneware-mug"), ("o1", "Sage"), ("quantity", "9"));

        var cart = await client.GetStringAsync("/cart");

        Assert.That(cart, Does.Contain("notice-warn").And.Contain("90.00"));
    }

    [Test]
    public async Task JavaScript_requests_get_the_drawer_instead_of_a_redirect()
    {
        var token = await TokenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cart?handler=Add")
        {
            Content = Form(token, ("sku", "MUG-SAGE"), ("quantity", "1")),
        };
        request.Headers.Add("X-Region", "cart-drawer");

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers.GetValues("X-Region"), Is.EqualTo(new[] { "cart-drawer" }));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("data-count=\"1\"").And.Not.Contain("<html"));
    }

    [Test]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var answer = await client.PostAsync("/cart?handler=Add", Form(null, ("sku", "MUG-SAGE"), ("quantity", "1")));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("This page has expired"));
        Assert.That(await client.GetStringAsync("/cart"), Does.Contain("Your cart is empty"));
    }

    [Test]
    public async Task Another_shoppers_cart_appears_empty()
    {
        var added = await PostAsync("/cart?handler=Add", ("slug", "stoneware-mug"), ("o1", "Sage"), ("quantity", "1"));
        var id = added.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("shop-cart=", StringComparison.Ordinal))[
            "shop-cart=".Length..
        ][..32];
        using var stranger = NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cart");
        request.Headers.Add("Cookie", $"shop-cart={id}.guessed.1");

        using var answer = await stranger.SendAsync(request);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Your cart is empty"));
    }

    [Test]
    public async Task Empty_and_overlong_checkout_fields_are_reported_and_no_order_is_placed()
    {
        await PostAsync("/cart?handler=Add", ("sku", "MUG-SAGE"), ("quantity", "1"));

        var empty = await BodyAsync(
            await PostAsync("/checkout", ("Input.ShippingAddress.Country", "DE"), ("Input.PaymentMethod", "bank-transfer"))
        );
        var endless = await BodyAsync(
            await PostAsync(
                "/checkout",
                ("Input.Email", new string('e', 300)),
                ("Input.ShippingAddress.Country", "DE"),
                ("Input.ShippingAddress.Name", new string('n', 5000)),
                ("Input.PaymentMethod", "gold")
            )
        );

        Assert.That(
            empty,
            Does.Contain("<title>Error: Checkout")
                .And.Contain("id=\"Input_Email-error\"")
                .And.Contain("id=\"Input_ShippingAddress_Line1-error\"")
        );
        Assert.That(endless, Does.Contain("id=\"Input_ShippingAddress_Name-error\"").And.Contain(new string('n', 5000)));
        Assert.That((await GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 10))).Total, Is.Zero);
    }

    [Test]
    public async Task A_price_that_rose_since_the_page_was_rendered_is_shown_first()
    {
        await PostAsync("/cart?handler=Add", ("sku", "MUG-SAGE"), ("quantity", "1"));

        var answer = await PostAsync("/checkout", [.. Address, ("Input.AcceptedTotal", "0.01"), ("Input.AcceptedCurrency", "EUR")]);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await BodyAsync(answer), Does.Contain("error-summary").And.Contain("Grace Hopper"));
        Assert.That((await GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 10))).Total, Is.Zero);
    }

    [Test]
    public async Task An_unusual_postal_code_is_questioned_with_an_example_and_accepted_when_resubmitted()
    {
        const string field = "Input.ShippingAddress.PostalCode";
        await PostAsync("/cart?handler=Add", ("sku", "MUG-SAGE"), ("quantity", "1"));
        (string, string)[] odd =
        [
            .. Address.Where(entry => entry.Item1 != field),
            (field, "ABC"),
            ("Input.AcceptedTotal", "999"),
            ("Input.AcceptedCurrency", "EUR"),
        ];

        var asked = await BodyAsync(await PostAsync("/checkout", odd));
        var other = await BodyAsync(await PostAsync("/checkout", [.. odd, ("Input.ShippingAddress.QuestionedPostalCode", "ABD")]));
        var orders = await GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 10));
        var again = await PostAsync("/checkout", [.. odd, ("Input.ShippingAddress.QuestionedPostalCode", "ABC")]);

        Assert.That(
            asked,
            Does.Contain("Enter a valid postal code for Germany, like 56068.")
                .And.Contain("If it's correct, submit the form again.")
                .And.Match("name=\"Input.ShippingAddress.QuestionedPostalCode\"\\s+value=\"ABC\"")
        );
        Assert.That(other, Does.Contain("Enter a valid postal code for Germany, like 56068."));
        Assert.That((orders.Total, again.StatusCode), Is.EqualTo((0, HttpStatusCode.SeeOther)));
        Assert.That(await client.GetStringAsync(again.Headers.Location), Does.Contain("ABC"));
    }

    [Test]
    public async Task An_order_opens_only_with_its_link()
    {
        await PostAsync("/cart?handler=Add", ("sku", "MUG-SAGE"), ("quantity", "1"));
        var placed = await PostAsync("/checkout", [.. Address, ("Input.AcceptedTotal", "999"), ("Input.AcceptedCurrency", "EUR")]);
        var link = placed.Headers.Location!.ToString();
        using var stranger = NewClient();

        var open = await stranger.GetAsync(link);
        var closed = await stranger.GetAsync(link.Split('?')[0]);

        Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await BodyAsync(open), Does.Contain("Thank you for your order").And.Contain("Grace Hopper"));
        Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await BodyAsync(closed), Does.Not.Contain("Grace Hopper"));
    }

    [TestCase("/account")]
    [TestCase("/account/orders")]
    [TestCase("/account/addresses")]
    [TestCase("/account/profile")]
    [TestCase("/account/security")]
    public async Task Account_pages_ask_a_guest_to_sign_in_and_remember_the_return_URL(string path)
    {
        var answer = await client.GetAsync(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/signin?returnUrl=" + Uri.EscapeDataString(path)));
    }

    [Test]
    public async Task A_theme_is_stored_in_a_cookie_and_the_redirect_never_leaves_the_shop()
    {
        using var dark = await client.PostAsync("/theme", Form(null, ("theme", "dark"), ("returnUrl", "https://evil.example")));

        Assert.That(dark.Headers.Location!.ToString(), Is.EqualTo("/"));
        Assert.That(await client.GetStringAsync("/"), Does.Contain("data-theme=\"dark\""));
    }

    [TestCase("/no/such/page", 404, "Page not found")]
    [TestCase("/p/no-such-product", 404, "Page not found")]
    [TestCase("/c/no-such-category", 404, "Page not found")]
    [TestCase("/error/500", 404, "Page not found")]
    [TestCase("/orders/S-1?token=x", 404, "We can't open this order")]
    [TestCase("/search?sort=%00", 400, "This page has expired")]
    public async Task Missing_pages_return_the_right_status_and_heading(string path, int status, string heading)
    {
        var answer = await client.GetAsync(path);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(await BodyAsync(answer), Does.Contain(heading));
    }

    [Test]
    public async Task Search_engines_can_index_the_catalog_and_nothing_else()
    {
        var sitemap = await client.GetStringAsync("/sitemap.xml");
        var robots = await client.GetStringAsync("/robots.txt");

        Assert.That(sitemap, Does.Contain("/p/stoneware-mug</loc>").And.Contain("/c/tableware</loc>"));
        Assert.That(robots, Does.Contain("Disallow: /checkout").And.Contain("Sitemap: "));
    }

    private static readonly (string Name, string Value)[] Address =
    [
        ("Input.Email", "grace@example.com"),
        ("Input.ShippingAddress.Country", "DE"),
        ("Input.ShippingAddress.Name", "Grace Hopper"),
        ("Input.ShippingAddress.Line1", "Weg 1"),
        ("Input.ShippingAddress.City", "Berlin"),
        ("Input.ShippingAddress.PostalCode", "10115"),
        ("Input.ShippingMethod", "standard"),
        ("Input.PaymentMethod", "bank-transfer"),
    ];

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        await client.PostAsync(path, Form(await TokenAsync(), fields));

    private async Task<string> TokenAsync() => Token().Match(await client.GetStringAsync("/signin")).Groups[1].Value;

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static FormUrlEncodedContent Form(string? token, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        return new FormUrlEncodedContent(token is null ? all : all.Append(KeyValuePair.Create("__RequestVerificationToken", token)));
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
