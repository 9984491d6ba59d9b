using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Shop.Sandbox;
using Shop.Tests.Support;

namespace Shop.Tests.Browser.Admin;

/// <summary>
/// The whole life of a shop in the browser: from an empty shop and a product file to the report that shows each sale to the cent.
/// </summary>
public sealed partial class ImportToReportTests : BackOfficeFixture
{
    private const string Products =
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,"
        + "Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Requires Shipping,"
        + "Variant Taxable,Status\n"
        + "linen-apron,Linen apron,<p>Washed linen with two pockets.</p>,Nordlicht,Apron,\"kitchen, linen\",TRUE,Size,S,"
        + "APRON-S,300,shopify,6,deny,24.50,TRUE,TRUE,active\n"
        + "linen-apron,,,,,,,,M,APRON-M,320,shopify,10,deny,24.50,TRUE,TRUE,\n"
        + "brass-kettle,Brass kettle,<p>Boils a litre.</p>,Nordlicht,Kettle,kitchen,TRUE,Title,Default Title,"
        + "KETTLE,1200,shopify,5,deny,79.00,TRUE,TRUE,active\n"
        + "paper-lamp,Paper lamp,,Nordlicht,Lamp,,TRUE,Title,Default Title,LAMP,500,shopify,5,deny,a few euros,TRUE,TRUE,active\n";

    private static readonly string[] EmptyPages =
    [
        "/admin",
        "/admin/orders",
        "/admin/products",
        "/admin/products/import",
        "/admin/categories",
        "/admin/inventory",
        "/admin/customers",
        "/admin/payments",
        "/admin/reports",
        "/admin/reports/products",
        "/admin/audit",
        "/admin/jobs",
    ];

    private readonly int port = FreePort();
    private readonly int gatewayPort = FreePort();
    private WebApplication? gateway;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Shop:PublicUrl"] = $"http://localhost:{port}",
            ["Payments:Sandbox:Url"] = $"http://localhost:{gatewayPort}",
        };

    [OneTimeSetUp]
    public async Task StartGateway()
    {
        gateway = SandboxApplication.Build(["--urls", $"http://localhost:{gatewayPort}", $"--Shop:DataDirectory={Host.DataFolder}"]);
        await gateway.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopGateway()
    {
        if (gateway is not null)
            await gateway.DisposeAsync();
    }

    [Test]
    public async Task An_imported_product_file_leads_to_orders_shipments_refunds_and_reports()
    {
        await SignInAsync();
        await CheckEmptyShopAsync();
        await ImportAsync();

        await OpenPageAsync();
        var guestOrder = await BuyTwoApronsAndAKettleAsync();
        await OpenPageAsync();
        await BuyAKettleAfterADeclinedCardAsync();
        await OpenPageAsync();
        var memberOrder = await BuyAnApronByBankTransferAsync();

        await OpenPageAsync();
        await SignInAsync();
        await RecordTransferAsync(memberOrder);
        var number = OrderNumber().Match(guestOrder).Value;
        await ShipInTwoParcelsAsync(number);

        await OpenPageAsync();
        await Page.GotoAsync(guestOrder);
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Parcel 2" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mark as received" }).ClickAsync();
        await ShowsAsync(guestOrder, ".badge", "Completed");

        await OpenPageAsync();
        await SignInAsync();
        await RefundAnApronAsync(number);
        await CheckReportAsync();
        await Eventually.IsTrueAsync(async () => (await Host.CheckInvariantsAsync()).Count == 0, "sums and stock to add up");
    }

    private async Task CheckEmptyShopAsync()
    {
        foreach (var path in EmptyPages)
        {
            var response = await Page.GotoAsync(path);
            Assert.That(response!.Status, Is.EqualTo(200), path);
            await AssertNoSidewaysScrollAsync();
            await AssertAccessibleAsync();
        }
    }

    private async Task ImportAsync()
    {
        await Page.GotoAsync("/admin/products");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Import products" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check file" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#file-error")).ToHaveTextAsync("Choose a file first.");
        await Page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "spring.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(Products),
                }
            );
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check file" }).DblClickAsync();
        await Assertions
            .Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Import products" }))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(Page.Locator(".totals")).ToContainTextAsync("Products to create2");
        await Assertions.Expect(Page.Locator("tbody")).ToContainTextAsync("a few euros");
        await AssertAccessibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Import products" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".page-head .badge")).ToHaveTextAsync("Finished", new() { Timeout = 30_000 });
        await Assertions.Expect(Page.Locator(".totals")).ToContainTextAsync("Products created2");
        await Page.GotoAsync("/admin/products/import");
        await Assertions.Expect(Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await ShowsAsync("/admin/inventory/APRON-M", "td", "10");
    }

    /// <summary>2 × 24.50 and 79.00, free delivery: 128.00 by a card with 3-D Secure. Returns the guest's order link.</summary>
    private async Task<string> BuyTwoApronsAndAKettleAsync()
    {
        await SearchAsync("linnen aprom", "Linen apron");
        await Page.Locator("label.option", new() { HasText = "M" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await Page.Locator("#cart-drawer").GetByText("View cart").ClickAsync();
        await Page.Locator(".stepper [data-step='1']").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-cart-count]")).ToHaveTextAsync("2");
        await SearchAsync("bras ketle", "Brass kettle");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await CheckOutAsync("guest@example.com", "card");
        await PayAsync("4000 0025 0000 3155");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Confirm the payment" }).ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Thank you for your order");
        await Assertions.Expect(Page.Locator(".totals").First).ToContainTextAsync("€128.00");
        return new Uri(Page.Url).PathAndQuery.Replace("&thanks=1", string.Empty, StringComparison.Ordinal);
    }

    /// <summary>79.00 by card at the second try.</summary>
    private async Task BuyAKettleAfterADeclinedCardAsync()
    {
        await SearchAsync("brass", "Brass kettle");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await CheckOutAsync("second@example.com", "card");
        await PayAsync("4000 0000 0000 0002");
        await Assertions.Expect(Page.Locator("#problem")).ToBeVisibleAsync();
        await PayAsync("4242 4242 4242 4242");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Thank you for your order");
    }

    /// <summary>24.50 and 4.90 for delivery: 29.40.</summary>
    private async Task<string> BuyAnApronByBankTransferAsync()
    {
        await Page.GotoAsync("/signin");
        await Page.FillAsync("#Input_Email", "ada@shop.example");
        await Page.FillAsync("#Input_Password", "Shopper-2026!");
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(Address + "/signin");
        await SearchAsync("apron", "Linen apron");
        await Page.Locator("label.option", new() { HasText = "S" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await CheckOutAsync("ada@shop.example", "bank-transfer");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Thank you for your order");
        await Assertions.Expect(Page.Locator(".totals").First).ToContainTextAsync("€29.40");
        return OrderNumber().Match(Page.Url).Value;
    }

    private async Task SearchAsync(string words, string title)
    {
        await Page.GotoAsync("/");
        await Page.FillAsync("#site-q", words);
        await Page.PressAsync("#site-q", "Enter");
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(title);
    }

    private async Task CheckOutAsync(string email, string method)
    {
        await Page.Locator("#cart-drawer").GetByText("Check out").ClickAsync();
        await Page.FillAsync("#Input_Email", email);
        await Page.FillAsync("#Input_ShippingAddress_Name", "Grace Hopper");
        await Page.FillAsync("#Input_ShippingAddress_Line1", "Invalidenstraße 1");
        await Page.FillAsync("#Input_ShippingAddress_PostalCode", "10115");
        await Page.FillAsync("#Input_ShippingAddress_City", "Berlin");
        await Page.Locator("label.choice", new() { Has = Page.Locator("#pay-" + method) }).ClickAsync();
        await Page.Locator("#order-button").ClickAsync();
    }

    private async Task PayAsync(string card)
    {
        await Page.FillAsync("#card", card);
        await Page.FillAsync("#expiry", "12/39");
        await Page.FillAsync("#cvc", "123");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Pay" }).ClickAsync();
    }

    private async Task RecordTransferAsync(string number)
    {
        await ShowsAsync($"/admin/orders/{number}", ".page-head .badge", "Confirmed");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Record payment" }).ClickAsync();
        await Page.FillAsync("#Input_Amount", "29.40");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record payment" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Payment recorded.");
        await ShowsAsync($"/admin/orders/{number}", ".page-head .badge", "Paid");
    }

    private async Task ShipInTwoParcelsAsync(string number)
    {
        await ShowsAsync($"/admin/orders/{number}", ".page-head .badge", "Paid");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Ship items" }).ClickAsync();
        var form = Page.Locator("main");
        await form.GetByLabel("Brass kettle").FillAsync("0");
        await form.GetByLabel("Tracking number").FillAsync("PARCEL-ONE");
        await form.GetByText("Mark as shipped and notify the customer").ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Create shipment" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Shipment created.");
        await ShowsAsync($"/admin/orders/{number}", ".page-head .badge", "Partially shipped");

        // The second one is created first and ships later.
        await Page.GetByRole(AriaRole.Link, new() { Name = "Ship items" }).ClickAsync();
        await Assertions.Expect(form.GetByLabel("Brass kettle")).ToBeVisibleAsync();
        Assert.That(await form.GetByLabel("Linen apron").CountAsync(), Is.Zero, "shipped units are offered again");
        await form.GetByRole(AriaRole.Button, new() { Name = "Create shipment" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Shipment created.");
        await ShowsAsync($"/admin/orders/{number}", "button", "Mark as shipped");
        await Page.GetByLabel("Tracking number").FillAsync("PARCEL-TWO");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mark as shipped" }).ClickAsync();
        await ShowsAsync($"/admin/orders/{number}", ".page-head .badge", "Shipped");
        await Assertions.Expect(Page.Locator(".timeline")).ToContainTextAsync("PARCEL-TWO");
    }

    private async Task RefundAnApronAsync(string number)
    {
        await Page.GotoAsync($"/admin/orders/{number}/refund");
        var form = Page.Locator("main");
        await form.GetByLabel("Linen apron").FillAsync("1");
        await form.GetByText("Restock items").ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#preview")).ToContainTextAsync("Includes VAT (19%) €3.91");
        await form.GetByRole(AriaRole.Button, new() { Name = "Refund €24.50" }).ClickAsync();
        await Page.Locator("[data-confirm-yes]").ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Reason")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(form.GetByLabel("Linen apron")).ToHaveValueAsync("1");
        await Page.FillAsync("#Input_Reason", "One was too long");

        // The refund is what was previewed: an entry that changed meanwhile is previewed again.
        await form.GetByLabel("Linen apron").FillAsync("2");
        await form.GetByRole(AriaRole.Button, new() { Name = "Refund €24.50" }).ClickAsync();
        await Page.Locator("[data-confirm-yes]").ClickAsync();
        await Assertions.Expect(Page.Locator(".error-summary")).ToContainTextAsync("The refund is now €49.00.");
        await form.GetByLabel("Linen apron").FillAsync("1");
        await form.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".error-summary")).ToHaveCountAsync(0);
        await form.GetByRole(AriaRole.Button, new() { Name = "Refund €24.50" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#confirm [data-close]")).ToBeFocusedAsync();
        await Page.Locator("[data-confirm-yes]").ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Refund submitted.");
        await ShowsAsync($"/admin/orders/{number}", ".page-head .badge", "Partially refunded");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Refund €24.50");
        await ShowsAsync("/admin/inventory/APRON-M", "tbody", "9");
    }

    /// <summary>128.00 + 79.00 + 29.40 were paid, 24.50 was refunded.</summary>
    private async Task CheckReportAsync()
    {
        await ShowsAsync("/admin/reports/sales", "tfoot", "236.40");
        await ShowsAsync("/admin/reports/sales", "tfoot", "24.50");
        var cells = await Page.Locator("tfoot").InnerTextAsync();
        Assert.That(cells.Split('\t').Select(cell => cell.Trim()), Is.SupersetOf(new[] { "3", "4.90", "236.40", "24.50", "211.90" }));
        await AssertAccessibleAsync();
        await Page.GotoAsync("/admin");
        await Assertions.Expect(Page.Locator(".stats")).ToContainTextAsync("€211.90");
        await Page.GotoAsync("/admin/audit");
        await Assertions.Expect(Page.Locator("tbody")).ToContainTextAsync("Olive Owner");
    }

    [GeneratedRegex("S-[0-9]+-[0-9A-Z]")]
    private static partial Regex OrderNumber();
}
