using System.Net;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;

namespace Shop.Tests.Integration.Web;

/// <summary>A page that was open before the user signed in or out in another tab of the same browser.</summary>
public sealed class SessionChangeTests : ShopFixture
{
    private const string Password = "a sentence is fine";

    private PageVisitor visitor = null!;

    [SetUp]
    public async Task SeedShop()
    {
        visitor = new PageVisitor(NewClient());
        await DoAsync(new RegisterCustomer("ada@example.com", Password, "Ada Lovelace"));
        var input = new ProductInput("Stoneware mug", null, null, null, null, [], [], null, null, false);
        await GetAsync(new CreateProduct(Guid.CreateVersion7(), input, [], [new VariantInput(null, "MUG", [], 18)], true, null));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, 5, null, null, "counted", null));
    }

    [TearDown]
    public void CloseClient() => visitor.Dispose();

    [Test]
    public async Task A_product_page_opened_before_sign_in_still_adds_to_the_cart()
    {
        var token = await visitor.TokenAsync();
        await visitor.SignInAsync("ada@example.com", Password);

        using var answer = await AddAsync(token);

        Assert.That((answer.StatusCode, answer.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, "/cart")));
        Assert.That(await visitor.ReadAsync("/cart"), Does.Contain("Stoneware mug"));
    }

    [Test]
    public async Task A_product_page_opened_before_sign_out_still_adds_to_the_cart()
    {
        await visitor.SignInAsync("ada@example.com", Password);
        var token = await visitor.TokenAsync();
        await visitor.PostAsync("/signout");

        using var answer = await AddAsync(token);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.ReadAsync("/cart"), Does.Contain("Stoneware mug"));
    }

    [Test]
    public async Task A_token_of_another_browser_and_a_form_of_another_site_change_nothing()
    {
        using var stranger = new PageVisitor(NewClient());
        var own = await visitor.TokenAsync();

        using var foreignToken = await AddAsync(await stranger.TokenAsync());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cart?handler=Add")
        {
            Content = PageVisitor.Form([("sku", "MUG"), ("quantity", "1"), ("__RequestVerificationToken", own)]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-site");
        using var foreignSite = await visitor.Client.SendAsync(request);

        Assert.That((foreignToken.StatusCode, foreignSite.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden)));
        Assert.That(await visitor.ReadAsync("/cart"), Does.Contain("Your cart is empty"));
    }

    private Task<HttpResponseMessage> AddAsync(string token) =>
        visitor.Client.PostAsync(
            "/cart?handler=Add",
            PageVisitor.Form([("sku", "MUG"), ("quantity", "1"), ("__RequestVerificationToken", token)])
        );
}
