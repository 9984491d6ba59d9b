using Microsoft.Playwright;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Tests.Support;

namespace Shop.Tests.Browser.Admin;

/// <summary>The link that opens an order without an account.</summary>
public sealed class OrderLinkTests : BackOfficeFixture
{
    private ApiShopper shopper = null!;

    protected override async Task SeedAsync()
    {
        await base.SeedAsync();
        var input = new ProductInput("Stoneware mug", null, null, null, null, [], [], null, null, false);
        await Host.GetAsync(new CreateProduct(Guid.CreateVersion7(), input, [], [new VariantInput(null, "MUG", [], 18)], true, null));
        await Host.GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, 5, null, null, "counted", null));
        shopper = new ApiShopper(Host.CreateClient());
        await shopper.FillAsync(("MUG", 1));
        await shopper.PlaceAsync("bank-transfer");
    }

    [OneTimeTearDown]
    public void CloseShopper() => shopper.Client.Dispose();

    [Test]
    public async Task Copying_puts_the_link_on_the_clipboard_and_keeps_the_page()
    {
        await SignInAsync();
        await Page.GotoAsync($"/admin/orders/{shopper.Number}");
        await Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await Page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Link copied" })).ToBeFocusedAsync();
        Assert.That(
            await Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"),
            Does.EndWith($"/orders/{shopper.Number}?token={shopper.Token}")
        );
    }

    [Test]
    public async Task Without_JavaScript_the_button_offers_to_show_the_link()
    {
        await OpenPageAsync(scripts: false);
        await SignInAsync();
        await Page.GotoAsync($"/admin/orders/{shopper.Number}");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Show link" }).ClickAsync();

        await Assertions.Expect(Page.Locator("#order-link")).ToBeVisibleAsync();
    }
}
