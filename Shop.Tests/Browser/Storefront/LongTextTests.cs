using Microsoft.Playwright;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Tests.Browser.Admin;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Addresses;
using Shop.Users.Contracts.Customers;

namespace Shop.Tests.Browser.Storefront;

/// <summary>Long words without a break opportunity, and 200% text size: no page scrolls sideways.</summary>
public sealed class LongTextTests : BackOfficeFixture
{
    private const string Password = "a sentence is fine";
    private static readonly string Long = new('W', 200);
    private static readonly string Name = new('N', 100);

    private string order = null!;
    private string token = null!;

    protected override async Task SeedAsync()
    {
        await base.SeedAsync();
        await SellAsync(Long, "LONG-" + new string('X', 50));
        await SellAsync("Stoneware mug", "MUG");
        await Host.DoAsync(new RegisterCustomer("ada@example.com", Password, Name));
        var account = (await Host.GetAsync(new ListCustomers("ada@example.com", 1, 10))).Items.Single().AccountId;
        var address = new PostalAddress(Name, Name, Long, Long, Name, null, "10115", "DE", null);
        foreach (var _ in Enumerable.Range(0, 2))
            await Host.DoAsync(new SaveAddress(account, Guid.CreateVersion7(), address, false));
        using var client = Host.CreateClient();
        var shopper = new ApiShopper(client) { Email = new string('e', 60) + "@" + new string('d', 60) + ".example" };
        await shopper.FillAsync(("LONG-" + new string('X', 50), 1), ("MUG", 1));
        var placed = await shopper.SendAsync(
            HttpMethod.Post,
            "/orders",
            new
            {
                cartId = shopper.Cart,
                email = shopper.Email,
                note = Long,
                shippingAddress = new
                {
                    name = Name,
                    company = Name,
                    line1 = Long,
                    line2 = Long,
                    city = Name,
                    postalCode = "10115",
                    country = "DE",
                },
                shippingMethod = "standard",
                paymentMethod = "bank-transfer",
            }
        );
        (order, token) = (placed.Text("number"), placed.Text("accessToken"));
    }

    [Test]
    public async Task No_storefront_page_scrolls_sideways_with_long_texts([Values(320, 390, 1280)] int width)
    {
        await OpenPageAsync(width);
        await SignInAsMemberAsync();
        await BuyLongAsync();

        foreach (var path in Pages)
            await AssertFitsAsync(path);
        await Page.GotoAsync("/checkout");
        foreach (var field in new[] { "Name", "Line1", "City" })
            await Page.FillAsync("#Input_ShippingAddress_" + field, Long[..100]);
        await AssertNoSidewaysScrollAsync();
    }

    [Test]
    public async Task No_storefront_page_scrolls_sideways_or_overlaps_its_header_at_200_percent_text_size()
    {
        await OpenPageAsync(390, 800);
        await SignInAsMemberAsync();
        await BuyLongAsync();

        foreach (var path in Pages)
        {
            await AssertFitsAsync(path, textSize: 200);
            Assert.That(
                await Page.EvaluateAsync<bool>(
                    """
                    () => {
                        const parts = [...document.querySelectorAll(
                            '.site-header .logo, .site-header .tool, .site-header .site-search, .checkout-bar > *')]
                            .filter(part => part.offsetParent !== null).map(part => part.getBoundingClientRect());
                        const overlap = (a, b) =>
                            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
                        return parts.some((a, index) => parts.slice(index + 1).some(b => overlap(a, b)));
                    }
                    """
                ),
                Is.False,
                $"parts of the header of {path} overlap"
            );
        }
    }

    [Test]
    public async Task No_back_office_page_scrolls_sideways_with_long_texts([Values(390, 1280)] int width)
    {
        await OpenPageAsync(width);
        await SignInAsync();

        foreach (
            var path in new[]
            {
                "/admin",
                "/admin/orders",
                $"/admin/orders/{order}",
                $"/admin/orders/{order}/ship",
                $"/admin/orders/{order}/cancel",
                "/admin/orders?q=" + Long,
                "/admin/customers",
                "/admin/customers?q=" + Long,
                "/admin/products",
                "/admin/products?q=" + Long,
                "/admin/inventory",
                "/admin/payments",
                "/admin/audit",
            }
        )
            await AssertFitsAsync(path);
    }

    [Test]
    public async Task No_back_office_page_scrolls_sideways_at_200_percent_text_size()
    {
        await OpenPageAsync(390, 800);
        await SignInAsync();

        foreach (var path in new[] { "/admin", "/admin/orders", $"/admin/orders/{order}", "/admin/products", "/admin/promotions/new" })
            await AssertFitsAsync(path, textSize: 200);
    }

    private string[] Pages =>
        [
            "/",
            "/search",
            "/search?q=" + Long,
            "/p/long-title",
            "/p/stoneware-mug",
            "/cart",
            "/checkout",
            $"/orders/{order}?token={token}",
            $"/orders/{order}?token={token}&thanks=1",
            "/account",
            "/account/addresses",
            "/account/profile",
            "/account/orders",
            "/pages/returns",
            "/no/such/page",
        ];

    private async Task AssertFitsAsync(string path, int textSize = 100)
    {
        await Page.GotoAsync(path);
        await Page.EvaluateAsync($"() => document.documentElement.style.fontSize = '{textSize}%'");
        await AssertNoSidewaysScrollAsync();
        TakeConsoleErrors();
    }

    private async Task SignInAsMemberAsync()
    {
        await Page.GotoAsync("/signin");
        await Page.FillAsync("#Input_Email", "ada@example.com");
        await Page.FillAsync("#Input_Password", Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(Address + "/account");
    }

    private async Task BuyLongAsync()
    {
        await Page.GotoAsync("/p/long-title");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#cart-drawer")).ToBeVisibleAsync();
        await AssertNoSidewaysScrollAsync();
    }

    private async Task SellAsync(string title, string sku)
    {
        var input = new ProductInput(title, title == Long ? "long-title" : null, $"<p>{Long}</p>", Name, Name, [], [], null, null, true);
        await Host.GetAsync(new CreateProduct(Guid.CreateVersion7(), input, [], [new VariantInput(null, sku, [], 18)], true, null));
        await Host.GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of(sku), null, 50, null, null, "counted", null));
    }
}
