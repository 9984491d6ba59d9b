using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.StoredValues;
using Shop.Tests.Support;
using Shop.Users.Contracts.Customers;
using Shop.Users.Contracts.Staff;
using Shop.Users.Domain;

namespace Shop.Tests.Browser.Admin;

/// <summary>Each back-office page in both themes and at phone width, its access rules, and invalid input.</summary>
public sealed class AdminPageTests : BackOfficeFixture
{
    private const string Password = "a sentence is fine";
    private const string LongTitle = "Stoneware teapot with a very long name that a supplier made up, hand thrown, 1.2 litres, matt glaze";

    private static readonly PostalAddress Berlin = new(
        "Ada Lovelace",
        null,
        "Invalidenstraße 1",
        null,
        "Berlin",
        null,
        "10115",
        "DE",
        null
    );

    private Guid productId;
    private Guid categoryId;
    private Guid importId;
    private Guid customerId;
    private Guid zoneId;
    private Guid promotionId;
    private Guid giftCardId;
    private OrderView order = null!;
    private string draft = string.Empty;
    private string returned = string.Empty;
    private readonly List<Guid> returns = [];

    private string[] Pages =>
        [
            "/admin",
            "/admin?days=365",
            "/admin/orders",
            "/admin/orders?q=nothing-like-it",
            "/admin/orders/" + order.Number,
            "/admin/orders?status=draft",
            "/admin/orders/new",
            "/admin/orders/" + draft,
            $"/admin/orders/{draft}/edit",
            $"/admin/orders/{order.Number}/revise",
            $"/admin/orders/{order.Number}/ship",
            $"/admin/orders/{order.Number}/cancel",
            $"/admin/orders/{order.Number}/payment",
            "/admin/orders/" + returned,
            $"/admin/orders/{returned}/refund",
            $"/admin/orders/{returned}/return",
            "/admin/returns",
            "/admin/returns?q=nothing-like-it",
            .. returns.Select(id => "/admin/returns/" + id),
            "/admin/products",
            "/admin/products?q=nothing-like-it",
            "/admin/products/new",
            "/admin/products/" + productId,
            "/admin/products/import",
            "/admin/products/import/" + importId,
            "/admin/categories",
            "/admin/categories?id=" + categoryId,
            "/admin/inventory",
            "/admin/inventory?q=nothing-like-it",
            "/admin/inventory/TEAPOT-1",
            "/admin/inventory/locations",
            "/admin/inventory/locations?code=main",
            "/admin/customers",
            "/admin/customers?q=nothing-like-it",
            "/admin/customers/" + customerId,
            "/admin/payments",
            "/admin/payments?q=nothing-like-it",
            "/admin/payments/" + order.Payments[0].Id,
            "/admin/payments/gift-cards",
            "/admin/payments/reconciliation",
            "/admin/payments/gift-cards/" + giftCardId,
            "/admin/shipping",
            "/admin/shipping/new",
            "/admin/shipping/pick-list",
            "/admin/shipping/webhook-events",
            "/admin/shipping/" + zoneId,
            "/admin/promotions",
            "/admin/promotions?q=nothing-like-it",
            "/admin/promotions/new",
            "/admin/promotions/" + promotionId,
            "/admin/promotions/" + promotionId + "/codes",
            "/admin/reports",
            "/admin/reports/products",
            "/admin/reports?from=tomorrow",
            "/admin/reports?from=x&to=0001-01-01",
            "/admin/staff",
            "/admin/audit",
            "/admin/audit?q=nothing-like-it",
            "/admin/jobs",
            "/admin/health",
        ];

    protected override async Task SeedAsync()
    {
        await base.SeedAsync();
        (productId, categoryId, importId) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Host.GetAsync(new SaveCategory(categoryId, 0, "Kitchen", null, null, null, null, null, null, null));
        var text = new ProductInput(
            LongTitle,
            "teapot",
            "<p>Holds four cups.</p>",
            "Nordlicht",
            "Teapot",
            ["tea"],
            [categoryId],
            null,
            null,
            false
        );
        await Host.GetAsync(
            new CreateProduct(
                productId,
                text,
                ["Color"],
                [new VariantInput(null, "TEAPOT-1", ["Sage"], 42, WeightGrams: 900), new VariantInput(null, "TEAPOT-2", ["Rust"], 45)],
                true,
                null
            )
        );
        await Host.GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEAPOT-1"), null, 20, null, null, "counted", null));
        await Host.GetAsync(
            new RunImport(
                importId,
                "spring.csv",
                "Handle,Title,Variant SKU,Variant Price\nmug,Mug,MUG-1,ten\n"u8.ToArray(),
                true,
                Guid.CreateVersion7()
            )
        );
        customerId = (await Host.GetAsync(new ListCustomers("ada", 1, 10))).Items[0].AccountId;
        zoneId = (await Host.GetAsync(new ListZones()))[0].Id;
        promotionId = Guid.CreateVersion7();
        var spring = new PromotionInput(
            "Spring",
            PromotionKind.Percentage,
            10,
            null,
            null,
            null,
            [],
            ["kitchen"],
            null,
            null,
            CustomerGroup.Everyone,
            null,
            null,
            true,
            0,
            true,
            NeedsCode: true
        );
        await Host.GetAsync(new SavePromotion(promotionId, 0, spring, new NewCode("SPRING", 100, 1), Guid.CreateVersion7()));
        giftCardId = (
            await Host.GetAsync(new IssueGiftCard(Guid.CreateVersion7(), new Money(50, Currency.Eur), null, null, "Birthday", null))
        ).Id;
        order = await OrderAsync();
        draft = (
            await Host.GetAsync(
                new SaveDraft(
                    Guid.CreateVersion7(),
                    "grace@example.com",
                    Berlin,
                    null,
                    [new DraftLine(Sku.Of("TEAPOT-1"), 1, null)],
                    null,
                    null,
                    "Wrapped, please",
                    Guid.CreateVersion7()
                )
            )
        ).Number;
        await ReturnAsync();
        foreach (var role in new[] { "warehouse", "analyst" })
            await HireAsync(role);
    }

    [Test]
    public async Task Every_page_is_accessible_and_fits_phones_in_both_themes([Values] bool dark, [Values(320, 1280)] int width)
    {
        await OpenPageAsync(width, theme: dark ? ColorScheme.Dark : ColorScheme.Light);
        await AssertPageAsync("/admin/signin");
        await SignInAsync();

        foreach (var path in Pages.Where(path => !dark || !path.Contains("nothing-like-it", StringComparison.Ordinal)))
            await AssertPageAsync(path);
    }

    [Test]
    public async Task A_gift_card_is_issued_with_its_code_shown_once_and_its_balance_corrected()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin/payments/gift-cards");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Issue gift card" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Amount-error")).ToContainTextAsync("Enter an amount greater than 0, like 50.00.");
        await Page.FillAsync("#Input_Amount", "25.00");
        await Page.FillAsync("#Input_Reason", "Sorry");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Issue gift card" }).ClickAsync();
        var code = await Page.Locator("#code").InnerTextAsync();

        await Page.GotoAsync("/admin/payments/gift-cards?q=" + code);
        await Assertions.Expect(Page.Locator("#code")).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Link, new() { Name = code[^4..] }).ClickAsync();
        await Page.FillAsync("#Input_Amount", "-5.00");
        await Page.FillAsync("#Input_Reason", "Typed wrong");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Adjust balance" }).ClickAsync();

        await Assertions.Expect(Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(Page.Locator("tbody tr").Last).ToContainTextAsync("20.00");
    }

    [Test]
    public async Task The_pages_can_be_used_by_keyboard_alone()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin/products");
        await Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Page.Locator(".skip")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#main")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(Page.Locator("#admin-q")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(order.Number.ToLowerInvariant());
        await Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(order.Number);
    }

    [TestCase(
        "support@shop.example",
        "Support-2026!",
        "Orders, Returns, Payments, Customers, Products, Categories, Inventory",
        "/admin/promotions /admin/reports /admin/staff /admin/shipping /admin/jobs /admin/health /admin/audit /admin/products/new"
    )]
    [TestCase(
        "warehouse@shop.example",
        Password,
        "Orders, Returns, Pick list, Products, Categories, Inventory",
        "/admin/customers /admin/payments /admin/reports /admin/staff /admin/products/import /admin/orders/new"
    )]
    [TestCase(
        "analyst@shop.example",
        Password,
        "Orders, Returns, Payments, Products, Categories, Inventory, Promotions, Reports",
        "/admin/promotions/new /admin/customers /admin/staff /admin/shipping /admin/audit /admin/products/import /admin/orders/new"
    )]
    public async Task A_role_sees_its_own_pages_and_is_denied_all_others(string email, string password, string allowed, string denied)
    {
        await SignInAsync(email, password);

        Assert.That(await Page.Locator(".admin-nav a").AllInnerTextsAsync(), Is.EqualTo(allowed.Split(", ").Prepend("Dashboard")));
        foreach (
            var path in (
                await Page.Locator(".admin-nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")
            ).ToList()
        )
            Assert.That((await Page.GotoAsync(path))!.Status, Is.EqualTo(200), path);
        await Page.GotoAsync("/admin/orders/" + order.Number);
        Assert.That(
            await Page.GetByRole(AriaRole.Link, new() { Name = "Ship items" }).CountAsync(),
            Is.EqualTo(email.StartsWith("warehouse", StringComparison.Ordinal) ? 1 : 0),
            "the page to ship"
        );
        Assert.That(
            await Page.GetByRole(AriaRole.Link, new() { Name = "Cancel order" }).CountAsync(),
            Is.EqualTo(email.StartsWith("support", StringComparison.Ordinal) ? 1 : 0),
            "the page to cancel"
        );
        foreach (var path in denied.Split(' '))
        {
            Assert.That((await Page.GotoAsync(path))!.Status, Is.EqualTo(403), path);
            await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("You don't have access to this page");
        }

        await AssertAccessibleAsync();
        Assert.That(TakeConsoleErrors(), Has.All.Contains("403"));
    }

    [Test]
    public async Task A_role_that_can_only_read_orders_sees_returns_without_forms()
    {
        await SignInAsync("analyst@shop.example", Password);
        foreach (
            var path in returns.Select(id => "/admin/returns/" + id).Append("/admin/orders/" + returned).Append("/admin/orders/" + draft)
        )
        {
            await Page.GotoAsync(path);
            Assert.That(await Page.Locator("main form").CountAsync(), Is.Zero, path);
        }
    }

    [Test]
    public async Task Shoppers_and_guests_cannot_open_the_back_office()
    {
        await Page.GotoAsync("/admin/orders");
        await Assertions.Expect(Page).ToHaveURLAsync(Address + "/admin/signin?returnUrl=%2Fadmin%2Forders");
        await Page.FillAsync("#Input_Email", "ada@shop.example");
        await Page.FillAsync("#Input_Password", "Shopper-2026!");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(Page.Locator(".error-summary")).ToContainTextAsync("Incorrect email or password.");
        await Page.GotoAsync("/admin");
        await Assertions.Expect(Page).ToHaveURLAsync(Address + "/admin/signin?returnUrl=%2Fadmin");
    }

    [Test]
    public async Task An_invalid_product_keeps_its_input_and_shows_each_error_at_its_field([Values] bool scripts)
    {
        await OpenPageAsync(scripts: scripts);
        await SignInAsync();
        await Page.GotoAsync("/admin/products/new");
        await Page.FillAsync("#Input_Vendor", "Zürich 苏黎世 مدينة <b>");
        await Page.FillAsync("[name='Variants.Rows[0].Sku']", "BOWL-1");
        await Page.FillAsync("[name='Variants.Rows[0].Price']", "ten");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create product" }).ClickAsync();

        await Assertions.Expect(Page.Locator(".error-summary")).ToContainTextAsync("Enter a number like 12.50.");
        await Assertions.Expect(Page.Locator("[name='Variants.Rows[0].Price']")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Page.Locator("[name='Variants.Rows[0].Price']")).ToHaveValueAsync("ten");
        await Assertions.Expect(Page.Locator("#Input_Vendor")).ToHaveValueAsync("Zürich 苏黎世 مدينة <b>");
        if (scripts)
            await AssertAccessibleAsync();
        await Page.FillAsync("[name='Variants.Rows[0].Price']", "12.50");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create product" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Title")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Page.Locator("[name='Variants.Rows[0].Price']")).ToHaveValueAsync("12.50");
    }

    [Test]
    public async Task A_concurrent_product_edit_is_reported_and_no_input_is_lost()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin/products/" + productId);
        var product = await Host.GetAsync(new GetProductForEdit(productId));
        await Host.GetAsync(
            new UpdateProduct(
                productId,
                product.Version,
                new ProductInput(LongTitle, "teapot", null, "Somebody else", null, [], [categoryId], null, null, false),
                null
            )
        );
        await Page.FillAsync("#Input_Vendor", "Typed meanwhile");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save product" }).ClickAsync();

        await Assertions.Expect(Page.Locator(".error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#Input_Vendor")).ToHaveValueAsync("Typed meanwhile");
        Assert.That((await Host.GetAsync(new GetProductForEdit(productId))).Vendor, Is.EqualTo("Somebody else"));
    }

    [Test]
    public async Task A_product_can_be_created_given_variants_and_images_sold_archived_and_deleted([Values] bool scripts)
    {
        await OpenPageAsync(scripts: scripts);
        await SignInAsync();
        await Page.GotoAsync("/admin/products/new");
        await Page.FillAsync("#Input_Title", "Enamel bowl");
        await Page.FillAsync("#Variants_Option1", "Size");
        await FillVariantAsync(0, scripts ? "ENA-S" : "ENB-S", "S");
        await PressAsync("Create product", "Product created");
        await Page.FillAsync("#Input_Vendor", "Nordlicht");
        await FillVariantAsync(1, "TEAPOT-2", "L");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save product" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("[name='Variants.Rows[1].Sku']")).ToHaveValueAsync("TEAPOT-2");
        await Assertions.Expect(Page.Locator("#Input_Vendor")).ToHaveValueAsync("Nordlicht");

        await FillVariantAsync(1, scripts ? "ENA-L" : "ENB-L", "L");
        await PressAsync("Save product", "Product saved");
        await Page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "bowl.png",
                    MimeType = "image/png",
                    Buffer = "no picture"u8.ToArray(),
                }
            );
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add image" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".notice-danger")).ToBeVisibleAsync();
        await PressAsync("Publish", "Product published");
        await PressAsync("Archive", "Product archived");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        if (scripts)
            await Page.Locator("[data-confirm-yes]").ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Product deleted");
        await Assertions.Expect(Page).ToHaveURLAsync(Address + "/admin/products");
    }

    [Test]
    public async Task A_zone_shows_its_errors_and_can_be_deleted()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin/shipping/new");
        await Page.FillAsync("#Input_Name", "Islands");
        await Page.FillAsync("#Input_Countries", "IS");
        await Page.FillAsync("#Input_Methods_0__Name", "Boat");
        await Page.FillAsync("#Input_Methods_0__Code", "boat");
        await Page.FillAsync("#Input_Methods_0__Carrier", "DHL");
        await Page.FillAsync("#Input_Methods_0__Price", "14.50");
        await Page.FillAsync("#Input_Methods_0__MinDays", "some");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save zone" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".field-error")).ToContainTextAsync("Enter a whole number, 0 or more.");
        await Assertions.Expect(Page.Locator("#Input_Methods_0__MinDays")).ToHaveValueAsync("some");
        await Page.FillAsync("#Input_Methods_0__MinDays", "5");
        await PressAsync("Save zone", "Zone saved");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Islands" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete zone" }).ClickAsync();
        await Page.Locator("[data-confirm-yes]").ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync("Zone deleted");
        Assert.That((await Host.GetAsync(new ListZones())).Select(zone => zone.Name), Has.None.EqualTo("Islands"));
    }

    [Test]
    public async Task Invalid_numbers_are_refused_at_their_field()
    {
        await SignInAsync();
        await Page.GotoAsync($"/admin/orders/{order.Number}/ship");
        var units = Page.GetByLabel("Stoneware teapot");
        await units.EvaluateAsync("input => { input.type = 'text'; input.value = 'two'; }");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create shipment" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".field-error")).ToHaveTextAsync("Enter a whole number, 0 or more.");
        await AssertAccessibleAsync();
        await Page.Locator(".error-summary a").First.ClickAsync();
        await Assertions.Expect(Page.GetByLabel("Stoneware teapot")).ToBeFocusedAsync();

        await Page.GotoAsync($"/admin/orders/{order.Number}/payment");
        await Page.FillAsync("#Input_Amount", "a lot");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record payment" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Input_Amount")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Page.Locator("#Input_Amount")).ToHaveValueAsync("a lot");

        await Page.GotoAsync("/admin/inventory/TEAPOT-1");
        await Page.FillAsync("#Adjust_Delta", "some");
        await Page.FillAsync("#Adjust_Reason", "Fell off the shelf");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Adjust quantity" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#Adjust_Delta")).ToHaveValueAsync("some");
        await Assertions.Expect(Page.Locator("#Adjust_Reason")).ToHaveValueAsync("Fell off the shelf");
        await Assertions.Expect(Page.Locator(".field-error")).ToContainTextAsync("Enter a whole number");
    }

    private async Task PressAsync(string button, string said)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(Page.Locator(".notice").First).ToContainTextAsync(said);
    }

    private async Task FillVariantAsync(int row, string sku, string size)
    {
        await Page.FillAsync($"[name='Variants.Rows[{row}].Sku']", sku);
        await Page.FillAsync($"[name='Variants.Rows[{row}].Values[0]']", size);
        await Page.FillAsync($"[name='Variants.Rows[{row}].Price']", "9.90");
    }

    private async Task AssertPageAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.That(response!.Status, Is.EqualTo(200), path);
        Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1), path);
        await AssertNoSidewaysScrollAsync();
        await AssertAccessibleAsync();
    }

    private async Task<OrderView> OrderAsync(int units = 2)
    {
        var cart = await Host.GetAsync(new AddToCart(null, new CartOwner(customerId, null), Sku.Of("TEAPOT-1"), units));
        var placed = await Host.GetAsync(
            new PlaceOrder(
                cart.CartId,
                new CartOwner(customerId, null),
                "ada@shop.example",
                Berlin,
                null,
                "standard",
                "bank-transfer",
                null
            )
        );
        OrderView view = null!;
        await Eventually.IsTrueAsync(
            async () =>
            {
                view = await Host.GetAsync(new GetOrder(placed.Number, new OrderViewer(null, null, IsStaff: true)));
                return view is { Status: OrderStatus.Confirmed, Payments.Count: > 0 };
            },
            "the order to be confirmed"
        );
        return view;
    }

    /// <summary>A paid and delivered order with a return in each status that has a form, and one unit left to return.</summary>
    private async Task ReturnAsync()
    {
        var (staff, viewer) = (Guid.CreateVersion7(), new OrderViewer(null, null, IsStaff: true));
        var sold = await OrderAsync(5);
        returned = sold.Number;
        await Host.DoAsync(new RecordManualPayment(sold.Payments[0].Id, Guid.CreateVersion7(), sold.Total, null, staff));
        var shipment = await Host.GetAsync(new ShipUnits(returned, Guid.CreateVersion7(), null, null, "PARCEL", Dispatch: true, staff));
        await Host.GetAsync(new RecordShipmentEvent(shipment.Id, ShipmentStatus.Delivered, null, null, null, staff));
        await Eventually.IsTrueAsync(
            async () => (await Host.GetAsync(new GetOrder(returned, viewer))).AllowedActions.Contains("return"),
            "the order to be delivered"
        );
        for (var steps = 0; steps < 4; steps++)
        {
            var id = Guid.CreateVersion7();
            returns.Add(id);
            await Host.GetAsync(
                new RequestReturn(returned, viewer, id, ReturnKind.Return, [new UnitsToReturn("TEAPOT-1", 1)], "Not my taste", staff)
            );
            if (steps > 0)
                await Host.DoAsync(new ApproveReturn(id, staff));
            if (steps > 1)
                await Host.DoAsync(new ReceiveReturn(id, null, staff));
            if (steps > 2)
                await Host.DoAsync(new InspectReturn(id, [new InspectedUnits("TEAPOT-1", 1, 0, 0, 0)], staff));
        }
    }

    /// <summary>A staff member with a role and a password, as after the invitation.</summary>
    private async Task HireAsync(string role)
    {
        var email = role + "@shop.example";
        await Host.DoAsync(new InviteStaff(email, "Some " + role, role, Guid.CreateVersion7()));
        await using var scope = Host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ShopUser>>();
        var answer = await users.AddPasswordAsync((await users.FindByEmailAsync(email))!, Password);
        Assert.That(answer.Succeeded, Is.True, string.Join(", ", answer.Errors.Select(error => error.Description)));
    }
}
