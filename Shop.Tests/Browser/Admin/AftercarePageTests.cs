using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Notifications.Application;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Browser.Admin;

/// <summary>Returns, draft orders and revisions in the browser, with and without JavaScript.</summary>
public sealed partial class AftercarePageTests : BackOfficeFixture
{
    protected override async Task SeedAsync()
    {
        await base.SeedAsync();
        var text = new ProductInput("Stoneware mug", "mug", "<p>Holds enough.</p>", "Nordlicht", "Mug", [], [], null, null, false);
        await Host.GetAsync(
            new CreateProduct(Guid.CreateVersion7(), text, [], [new VariantInput(null, "MUG", [], 20, WeightGrams: 400)], true, null)
        );
        await Host.GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, 50, null, null, "counted", null));
    }

    [Test]
    public async Task An_order_is_shipped_returned_inspected_and_refunded([Values] bool scripts)
    {
        await OpenPageAsync(360, scripts: scripts);
        var orderPage = await BuyAsync();
        var number = OrderNumber().Match(orderPage).Value;
        await OpenPageAsync(scripts: scripts);
        await SignInAsync();
        await DeliverAsync(number);

        // The shopper withdraws from one of the two.
        await OpenPageAsync(360, scripts: scripts);
        await ShowsAsync(orderPage, "h2", "Return items");
        await CheckPageAsync(scripts);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Withdraw from contract" }).ClickAsync();
        await CheckPageAsync(scripts);
        await Page.GetByLabel("Stoneware mug").FillAsync("0");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".error-summary")).ToContainTextAsync("Choose at least one item to return.");
        await Page.GetByLabel("Stoneware mug").FillAsync("1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Confirm your withdrawal");
        await CheckPageAsync(scripts);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Confirm withdrawal" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Withdrawal received");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("on the parcel and send it to arrive by");
        await CheckPageAsync(scripts);

        // Another return is requested and then canceled.
        await Page.GetByRole(AriaRole.Link, new() { Name = "Request a return" }).ClickAsync();
        await Page.GetByLabel("Stoneware mug").FillAsync("1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Request return" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Reason")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Page.GetByLabel("Stoneware mug")).ToHaveValueAsync("1");
        await CheckPageAsync(scripts);
        await Page.FillAsync("#Input_Reason", "Too blue");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Request return" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Cancel return" }).First.ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Return canceled.");

        await OpenPageAsync(scripts: scripts);
        await SignInAsync();
        await Page.GotoAsync("/admin/returns?status=approved");
        await Page.Locator("tr", new() { HasText = number }).GetByRole(AriaRole.Link).First.ClickAsync();
        await PressAsync("Mark as received", "Items marked as received.");
        await Page.FillAsync("#Inspect_Lines_0__Sellable", "0");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save inspection" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".error-summary")).ToContainTextAsync("MUG: the conditions must add up to 1.");
        await Page.FillAsync("#Inspect_Lines_0__Sellable", "1");
        await PressAsync("Save inspection", "Inspection saved.");
        await Assertions.Expect(Page.Locator("#preview")).ToContainTextAsync("Refund€20.00");
        await Page.FillAsync("#Resolve_Shipping", "4.90");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#preview")).ToContainTextAsync("Refund€24.90");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Resolve return" }).ClickAsync();
        if (scripts)
            await Page.Locator("[data-confirm-yes]").ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Return resolved.");
        await ShowsAsync($"/admin/orders/{number}", ".page-head .badge", "Partially refunded");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Refund €24.90");

        await OpenPageAsync(360, scripts: scripts);
        await ShowsAsync(orderPage, ".sheet", "Refund: €24.90");
        await Assertions.Expect(Page.Locator(".summary").First).ToContainTextAsync("Refund");
    }

    [Test]
    public async Task A_draft_is_written_sent_and_paid_by_the_mailed_link([Values] bool scripts)
    {
        await OpenPageAsync(scripts: scripts);
        await SignInAsync();
        await Page.GotoAsync("/admin/orders");
        await Page.GetByRole(AriaRole.Link, new() { Name = "New order" }).ClickAsync();
        await Page.FillAsync("#Input_Lines_0__Sku", "NO-SUCH-MUG");
        await Page.FillAsync("#Input_Lines_0__Quantity", "3");
        await Page.FillAsync("#Input_Lines_0__UnitPrice", "15");
        await Page.FillAsync("#Input_Email", "grace@example.com");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Calculate total" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Lines_0__Sku")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Page.Locator("#Input_Lines_0__UnitPrice")).ToHaveValueAsync("15");
        if (scripts)
            await AssertAccessibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add row" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Lines_9__Sku")).ToBeVisibleAsync();
        await Page.FillAsync("#Input_Lines_0__Sku", "MUG");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Calculate total" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#check .totals")).ToContainTextAsync("€49.90");
        await AssertNoSidewaysScrollAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_ShippingAddress_Line1")).ToHaveAttributeAsync("aria-invalid", "true");
        await Page.FillAsync("#Input_ShippingAddress_Name", "Grace Hopper");
        await Page.FillAsync("#Input_ShippingAddress_Line1", "Invalidenstraße 1");
        await Page.FillAsync("#Input_ShippingAddress_PostalCode", "10115");
        await Page.FillAsync("#Input_ShippingAddress_City", "Berlin");
        await PressAsync("Save draft", "Draft saved.");
        var number = await Page.Locator("h1").InnerTextAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Edit draft" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Lines_0__UnitPrice")).ToHaveValueAsync("15.00");
        await Page.FillAsync("#Input_ShippingPrice", "0");
        await PressAsync("Save draft", "Draft saved.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send to customer" }).ClickAsync();
        if (scripts)
            await Page.Locator("[data-confirm-yes]").ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Order sent.");

        await OpenPageAsync(360, scripts: scripts);
        var link = new Uri(await LinkOfMailAsync(number));
        await Page.GotoAsync(link.PathAndQuery);
        await Page.Locator("label.choice", new() { HasText = "Bank transfer" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Pay €45.00" }).ClickAsync();
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Payment instructions");
        await ShowsAsync(link.PathAndQuery, ".badge", "Confirmed");
    }

    [Test]
    public async Task A_paid_order_can_be_revised_and_a_concurrent_change_is_reported()
    {
        var orderPage = await BuyAsync();
        var number = OrderNumber().Match(orderPage).Value;
        await OpenPageAsync();
        await SignInAsync();
        await ShowsAsync($"/admin/orders/{number}", "a", "Ship items");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Record payment" }).ClickAsync();
        await Page.FillAsync("#Input_Amount", "44.90");
        await PressAsync("Record payment", "Payment recorded.");
        await ShowsAsync($"/admin/orders/{number}", ".page-head .badge", "Paid");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Change items" }).ClickAsync();
        await Page.GetByLabel("Stoneware mug").FillAsync("3");
        await Page.FillAsync("#Input_Added_0__Sku", "NO-SUCH-MUG");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Added_0__Sku")).ToHaveAttributeAsync("aria-invalid", "true");
        await AssertAccessibleAsync();
        await Page.FillAsync("#Input_Added_0__Sku", "");
        await Page.FillAsync("#Input_Reason", "One more, as we talked about");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#preview")).ToContainTextAsync("New total€64.90");
        await Host.DoAsync(new HoldOrder(number, "Somebody else looks at it", Guid.CreateVersion7()));
        await ApplyAsync();
        await Assertions.Expect(Page.Locator(".error-summary")).ToContainTextAsync("Someone else edited this order.");
        await Assertions.Expect(Page.GetByLabel("Stoneware mug")).ToHaveValueAsync("3");
        await ApplyAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Order updated");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("The customer owes €20.00");
        await AssertAccessibleAsync();

        await OpenPageAsync(360);
        await Page.GotoAsync(orderPage);
        await Assertions.Expect(Page.Locator("#pay")).ToHaveTextAsync("Pay for added items");
        await CheckPageAsync(scripts: true);
        await ShowsAsync(orderPage, ".summary a", "Invoice");
        var invoice = (await Page.Locator(".summary a", new() { HasText = "Invoice" }).GetAttributeAsync("href"))!;
        var shown = await Page.GotoAsync(invoice);
        Assert.That(
            (shown!.Status, shown.Headers["cache-control"], shown.Headers["x-robots-tag"]),
            Is.EqualTo((200, "no-store", "noindex"))
        );
        Assert.That(shown.Headers["content-security-policy"], Does.Contain("default-src 'none'").And.Contain("sandbox"));
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Invoice");
        await AssertNoSidewaysScrollAsync();
        Assert.That((await Page.GotoAsync(invoice.Split('?')[0]))!.Status, Is.EqualTo(404), "without the link's token");
        Assert.That((await Page.GotoAsync($"/orders/{number}/return"))!.Status, Is.EqualTo(404), "without the link's token");
        Assert.That(TakeConsoleErrors(), Has.All.Contains("404"));
    }

    private async Task ApplyAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Apply changes" }).ClickAsync();
        await Page.Locator("[data-confirm-yes]").ClickAsync();
    }

    private async Task<string> BuyAsync()
    {
        await Page.GotoAsync("/p/mug");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator("[data-cart-count]").First).ToHaveTextAsync("1");
        await Page.GotoAsync("/cart");
        await Page.Locator("main").GetByRole(AriaRole.Spinbutton).FillAsync("2");
        await Page.Locator("main").GetByRole(AriaRole.Spinbutton).PressAsync("Enter");
        await Assertions.Expect(Page.Locator("[data-cart-count]")).ToHaveTextAsync("2");
        await Page.GotoAsync("/checkout");
        await Page.FillAsync("#Input_Email", "guest@example.com");
        await Page.FillAsync("#Input_ShippingAddress_Name", "Grace Hopper");
        await Page.FillAsync("#Input_ShippingAddress_Line1", "Invalidenstraße 1");
        await Page.FillAsync("#Input_ShippingAddress_PostalCode", "10115");
        await Page.FillAsync("#Input_ShippingAddress_City", "Berlin");
        await Page.Locator("label.choice", new() { HasText = "Bank transfer" }).ClickAsync();
        await Page.Locator("#order-button").ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Thank you for your order");
        return new Uri(Page.Url.Replace("&thanks=1", "", StringComparison.Ordinal)).PathAndQuery;
    }

    private async Task DeliverAsync(string number)
    {
        await ShowsAsync($"/admin/orders/{number}", "a", "Ship items");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Record payment" }).ClickAsync();
        await Page.FillAsync("#Input_Amount", "44.90");
        await PressAsync("Record payment", "Payment recorded.");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Ship items" }).ClickAsync();
        await Page.GetByText("Mark as shipped and notify the customer").ClickAsync();
        await PressAsync("Create shipment", "Shipment created.");
        await ShowsAsync($"/admin/orders/{number}", "button", "Mark as delivered");
        await PressAsync("Mark as delivered", "Shipment updated.");
    }

    private async Task PressAsync(string button, string said)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync(said);
    }

    private async Task CheckPageAsync(bool scripts)
    {
        await AssertNoSidewaysScrollAsync();
        if (scripts)
            await AssertAccessibleAsync();
    }

    private async Task<string> LinkOfMailAsync(string number)
    {
        var link = string.Empty;
        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var scope = Host.Services.CreateAsyncScope();
                var mails = await scope
                    .ServiceProvider.GetRequiredService<NotificationsDbContext>()
                    .Mails.AsNoTracking()
                    .Where(mail => mail.Kind == "payment-link")
                    .ToListAsync();
                link = mails
                    .Select(mail => Link().Match(mail.Text).Value)
                    .FirstOrDefault(found => found.Contains(number, StringComparison.Ordinal), string.Empty);
                return link.Length > 0;
            },
            "the mail with the link"
        );
        return link;
    }

    [GeneratedRegex("S-[0-9]+-[0-9A-Z]")]
    private static partial Regex OrderNumber();

    [GeneratedRegex(@"http\S+token=\S+")]
    private static partial Regex Link();
}
