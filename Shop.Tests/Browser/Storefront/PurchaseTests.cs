using Microsoft.Playwright;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Media;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Tests.Support;
using Shop.Web.Illustrations;

namespace Shop.Tests.Browser.Storefront;

/// <summary>
/// The purchase as a guest with and without JavaScript, and as a member; and each page on the way in both themes and at phone width.
/// </summary>
public sealed class PurchaseTests : BrowserFixture
{
    private const string Password = "a sentence is fine";

    protected override async Task SeedAsync()
    {
        var category = Guid.CreateVersion7();
        await Host.GetAsync(
            new SaveCategory(category, 0, "Clothes", null, null, "<p>Made to be worn for years.</p>", null, null, null, null)
        );
        await AddAsync(category, "Field sweater", ProductType.Sweater, ["Forest", "Rust"], ["M", "L"], 89, soldOut: "SWEATER-FOREST-L");
        await AddAsync(category, "Stoneware mug", ProductType.Mug, [], [], 18);
    }

    [Test]
    public async Task A_guest_searches_adds_changes_and_orders()
    {
        await Page.GotoAsync("/search?q=swaeter");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Field sweater" }).ClickAsync();
        await Page.Locator("label.option", new() { HasText = "Rust" }).ClickAsync();
        await Page.Locator("label.option", new() { HasText = "L" }).Last.ClickAsync();
        await Assertions.Expect(Page.Locator("[data-price]")).ToContainTextAsync("€99.00");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#cart-drawer")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#cart-drawer-title")).ToBeFocusedAsync();
        await AssertAccessibleAsync();

        await Page.Locator("#cart-drawer").GetByText("View cart").ClickAsync();
        await Page.Locator(".stepper [data-step='1']").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-cart-count]")).ToHaveTextAsync("2");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Check out" }).ClickAsync();
        await FillAsync("guest@example.com");
        await Page.Locator("label.choice", new() { HasText = "Bank transfer" }).ClickAsync();
        await Page.Locator("#order-button").DblClickAsync();

        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Thank you for your order");
        await Assertions.Expect(Page.Locator(".totals").First).ToContainTextAsync("€198.00");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Payment instructions");
        await Assertions.Expect(Page.Locator("[data-cart-count]")).ToBeHiddenAsync();
        await AssertAccessibleAsync();
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Thank you for your order");
    }

    [Test]
    public async Task A_guest_without_JavaScript_orders_too()
    {
        await OpenPageAsync(scripts: false);
        await Page.GotoAsync("/p/field-sweater");
        await Page.Locator("label.option", new() { HasText = "Rust" }).ClickAsync();
        await Page.GetByText("Update price and availability").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-price]")).ToContainTextAsync("€99.00");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart", Exact = true }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(Address + "/cart");
        await Page.GetByRole(AriaRole.Spinbutton).FillAsync("2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await Assertions.Expect(Page.Locator("[data-cart-count]")).ToHaveTextAsync("2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove Field sweater" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Check out" }).ClickAsync();
        await FillAsync("plain@example.com");
        await Page.GetByText("Update delivery options and total").ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_ShippingAddress_Name")).ToHaveValueAsync("Grace <b>Hopper</b> 🌲");
        await Page.Locator("label.choice", new() { HasText = "Cash on delivery" }).ClickAsync();
        await Page.Locator("#order-button").ClickAsync();

        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Thank you for your order");
        await Assertions.Expect(Page.Locator("address").First).ToContainTextAsync("Grace <b>Hopper</b>");
    }

    [Test]
    public async Task A_member_keeps_the_guest_cart_orders_and_finds_the_order_in_the_account()
    {
        await Page.GotoAsync("/register");
        await Page.FillAsync("#Input_Name", "Ada Lovelace");
        await Page.FillAsync("#Input_Email", "ada.lovelace@example.com");
        await Page.FillAsync("#Input_Password", Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(Address + "/signin");

        await Page.GotoAsync("/p/stoneware-mug");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await Page.Locator("#cart-drawer").GetByText("Check out").ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await Page.FillAsync("#Input_Email", "ada.lovelace@example.com");
        await Page.FillAsync("#Input_Password", Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(Address + "/checkout");
        await Assertions.Expect(Page.Locator("#Input_Email")).ToHaveValueAsync("ada.lovelace@example.com");
        await FillAsync("ada.lovelace@example.com");
        await Page.Locator("label.choice", new() { HasText = "Bank transfer" }).ClickAsync();
        await Page.Locator("#order-button").ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Thank you for your order");

        await Page.GotoAsync("/account");
        await Page.GetByRole(AriaRole.Link, new() { Name = "View order" }).ClickAsync();
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Stoneware mug");
        await AssertAccessibleAsync();
    }

    [Test]
    public async Task Empty_fields_are_listed_at_the_top_and_marked_and_other_input_is_kept()
    {
        await Page.GotoAsync("/p/stoneware-mug");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await Page.Locator("#cart-drawer").GetByText("Check out").ClickAsync();
        await Page.FillAsync("#Input_ShippingAddress_City", "Zürich 苏黎世 مدينة");
        await Page.Locator("#order-button").ClickAsync();

        await Assertions.Expect(Page.Locator(".error-summary")).ToBeFocusedAsync();
        Assert.That(await Page.TitleAsync(), Does.StartWith("Error: "));
        await Assertions.Expect(Page.Locator("#Input_Email")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Page.Locator("#Input_ShippingAddress_City")).ToHaveValueAsync("Zürich 苏黎世 مدينة");
        await AssertAccessibleAsync();
        await Page.Locator(".error-summary a").First.ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Email")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Every_page_is_accessible_and_fits_phones_in_both_themes(
        [Values(
            "/",
            "/search",
            "/search?q=nothingfitsthis",
            "/search?min=abc",
            "/c/clothes",
            "/p/field-sweater",
            "/p/field-sweater?o1=Forest&o2=L",
            "/cart",
            "/signin",
            "/register",
            "/forgot-password",
            "/reset-password?token=x",
            "/pages/help",
            "/gallery"
        )]
            string path,
        [Values] bool dark,
        [Values(320, 1280)] int width
    )
    {
        await OpenPageAsync(width, theme: dark ? ColorScheme.Dark : ColorScheme.Light);

        var response = await Page.GotoAsync(path);

        Assert.That(response!.Status, Is.EqualTo(200));
        Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1));
        await AssertNoSidewaysScrollAsync();
        await AssertAccessibleAsync();
    }

    private async Task FillAsync(string email)
    {
        await Page.FillAsync("#Input_Email", email);
        await Page.FillAsync("#Input_ShippingAddress_Name", "Grace <b>Hopper</b> 🌲");
        await Page.FillAsync("#Input_ShippingAddress_Line1", "Invalidenstraße 1");
        await Page.FillAsync("#Input_ShippingAddress_PostalCode", "10115");
        await Page.FillAsync("#Input_ShippingAddress_City", "Berlin");
    }

    private async Task AddAsync(
        Guid category,
        string title,
        ProductType type,
        string[] colors,
        string[] sizes,
        decimal price,
        string? soldOut = null
    )
    {
        var name = type.ToString().ToUpperInvariant();
        List<VariantInput> variants =
            colors.Length == 0
                ? [new VariantInput(null, name, [], price, WeightGrams: 400)]
                :
                [
                    .. colors.SelectMany(color =>
                        sizes.Select(size => new VariantInput(
                            null,
                            $"{name}-{color}-{size}".ToUpperInvariant(),
                            [color, size],
                            color == "Rust" ? price + 10 : price,
                            WeightGrams: 400
                        ))
                    ),
                ];
        var id = Guid.CreateVersion7();
        var input = new ProductInput(
            title,
            null,
            "<p>Made in small numbers.</p>",
            "Nordlicht",
            "Clothes",
            [],
            [category],
            null,
            null,
            true
        );
        await Host.GetAsync(new CreateProduct(id, input, colors.Length == 0 ? [] : ["Color", "Size"], variants, true, null));
        var picture = ProductIllustration.Url(new IllustrationRequest(type, colors.FirstOrDefault("Sage"), "Wool", title));
        await Host.GetAsync(new AddMediaLink(id, Guid.CreateVersion7(), picture, title, 400, 500, null));
        foreach (var variant in variants.Where(variant => variant.Sku != soldOut))
            await Host.GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of(variant.Sku), null, 50, null, null, "counted", null));
    }
}
