using Microsoft.Playwright;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Browser.Storefront;

/// <summary>Focus and scroll position after a fragment was replaced, and the Enter key.</summary>
public sealed class FocusTests : BrowserFixture
{
    protected override async Task SeedAsync()
    {
        var input = new ProductInput("Stoneware mug", null, null, null, null, [], [], null, null, false);
        await Host.GetAsync(new CreateProduct(Guid.CreateVersion7(), input, [], [new VariantInput(null, "MUG", [], 18)], true, null));
        await Host.GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, 3, null, null, "counted", null));
    }

    [Test]
    public async Task Plus_and_minus_keep_the_focus_up_to_the_limit()
    {
        await AddAsync();
        await Page.GotoAsync("/cart");

        await PressAsync("Increase", "2");
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Increase quantity of" })).ToBeFocusedAsync();
        await PressAsync("Increase", "3");
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Decrease quantity of" })).ToBeFocusedAsync();
        await PressAsync("Decrease", "2");
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Decrease quantity of" })).ToBeFocusedAsync();
    }

    [TestCase("/cart", "#Code")]
    [TestCase("/checkout", "#Input_Code")]
    public async Task An_invalid_discount_code_on_a_phone_keeps_its_message_in_view_and_the_focus_on_the_field(string path, string field)
    {
        await OpenPageAsync(width: 390, height: 700);
        await AddAsync();
        await Page.GotoAsync(path);

        await Page.FillAsync(field, "WRONG");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Apply discount code" }).ClickAsync();

        await Assertions.Expect(Page.Locator(field + "-error")).ToBeInViewportAsync();
        await Assertions.Expect(Page.Locator(field)).ToBeFocusedAsync();
        await Assertions.Expect(Page.Locator(field)).ToHaveValueAsync("WRONG");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Enter_in_an_address_field_does_not_place_the_order_and_keeps_the_input(bool scripts)
    {
        await OpenPageAsync(scripts: scripts);
        await AddAsync();
        await Page.GotoAsync("/checkout");
        await FillAsync();
        await Page.Locator("label.choice", new() { HasText = "Cash on delivery" }).ClickAsync();

        var answered = Page.WaitForResponseAsync(answer =>
            answer.Request.Method == "POST"
            && (answer.Url.EndsWith("/checkout", StringComparison.Ordinal) || answer.Url.Contains("Enter", StringComparison.Ordinal))
        );
        await Page.PressAsync("#Input_ShippingAddress_City", "Enter");
        await answered;

        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Checkout");
        await Assertions.Expect(Page.Locator("#Input_ShippingAddress_City")).ToHaveValueAsync("Berlin");
        Assert.That((await Host.GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 10))).Total, Is.Zero);
    }

    [Test]
    public async Task A_choice_that_could_not_be_sent_in_the_background_does_not_place_the_order()
    {
        await AddAsync();
        await Page.GotoAsync("/checkout");
        await FillAsync();
        await Page.Locator("label.choice", new() { HasText = "Cash on delivery" }).ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.RouteAsync("**/checkout?handler=Refresh", route => route.AbortAsync(), new() { Times = 1 });

        await Page.SelectOptionAsync("#Input_ShippingAddress_Country", "AT");

        await Assertions.Expect(Page).ToHaveURLAsync(Address + "/checkout?handler=Refresh");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Checkout");
        Assert.That((await Host.GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 10))).Total, Is.Zero);
        TakeConsoleErrors();
    }

    [Test]
    public async Task Checkout_input_is_restored_after_visiting_other_pages()
    {
        await AddAsync();
        await Page.GotoAsync("/checkout");
        await Page.FillAsync("#Input_ShippingAddress_Name", "Grace Hopper");
        await Page.FillAsync("#Input_Note", "Ring twice");

        await Page.GotoAsync("/p/stoneware-mug");
        await Page.GotoAsync("/checkout");

        await Assertions.Expect(Page.Locator("#Input_ShippingAddress_Name")).ToHaveValueAsync("Grace Hopper");
        await Assertions.Expect(Page.Locator("#Input_Note")).ToHaveValueAsync("Ring twice");
    }

    private async Task FillAsync()
    {
        await Page.FillAsync("#Input_Email", "guest@example.com");
        await Page.FillAsync("#Input_ShippingAddress_Name", "Grace Hopper");
        await Page.FillAsync("#Input_ShippingAddress_Line1", "Invalidenstraße 1");
        await Page.FillAsync("#Input_ShippingAddress_PostalCode", "10115");
        await Page.FillAsync("#Input_ShippingAddress_City", "Berlin");
    }

    private async Task AddAsync()
    {
        await Page.GotoAsync("/p/stoneware-mug");
        await Page.RunAndWaitForResponseAsync(
            () => Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync(),
            answer => answer.Request.Method == "POST" && !answer.Url.Contains("beacon", StringComparison.Ordinal)
        );
        await Page.GotoAsync("/cart");
        await Assertions.Expect(Page.Locator("#q-MUG")).ToHaveValueAsync("1");
    }

    /// <summary>Presses a stepper button by keyboard and waits for the line's new quantity.</summary>
    private async Task PressAsync(string button, string quantity)
    {
        var answered = Page.WaitForResponseAsync(answer =>
            answer.Request.Method == "POST" && !answer.Url.Contains("beacon", StringComparison.Ordinal)
        );
        await Page.GetByRole(AriaRole.Button, new() { Name = button + " quantity of " }).PressAsync("Enter");
        await answered;
        await Assertions.Expect(Page.Locator("[data-cart-count]")).ToHaveTextAsync(quantity);
        await Assertions.Expect(Page.Locator("#q-MUG")).ToHaveValueAsync(quantity);
    }
}
