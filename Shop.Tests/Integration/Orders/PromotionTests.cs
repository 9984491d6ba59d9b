using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;

namespace Shop.Tests.Integration.Orders;

/// <summary>Promotions and codes from the cart to the order and back, and concurrent use of one code.</summary>
public sealed class PromotionTests : OrdersFixture
{
    private static readonly Guid Account = new("0196b000-0000-7000-8000-0000000000d1");

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Limits:CartPerMinute"] = "10000", ["Limits:OrderPerMinute"] = "10000" };

    [Test]
    public async Task A_code_discounts_each_line_and_counts_one_use()
    {
        await PromoteAsync(APercentage(10), new NewCode("tea-10", 5, null));
        var shopper = await ShopperAsync(("TEA", 2), ("MUG", 1));

        var cart = await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/discount-codes", new { code = " Tea-10 " });
        await shopper.PlaceAsync();
        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That(cart.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            cart.List("discounts")
                .Select(entry => (entry.GetProperty("name").GetString(), entry.GetProperty("code").GetString(), Amount(entry, "amount"))),
            Is.EqualTo(new[] { ("Ten percent", "TEA-10", 3.8m) })
        );
        Assert.That(
            cart.List("discountCodes").Select(entry => (entry.GetProperty("code").GetString(), entry.GetProperty("applied").GetBoolean())),
            Is.EqualTo(new[] { ("TEA-10", true) })
        );
        Assert.That(
            (Amount(cart.Body.GetProperty("totals"), "discount"), Amount(cart.Body.GetProperty("totals"), "total")),
            Is.EqualTo((3.8m, 34.2m))
        );
        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Totals.Discount, order.Total, order.Status),
            Is.EqualTo((AnOrder.Eur(3.8m), AnOrder.Eur(39.1m), OrderStatus.Confirmed)),
            "38.00 less 3.80 and 4.90 for the delivery"
        );
        Assert.That(order.Lines.Select(line => line.Discount), Is.EqualTo(new[] { AnOrder.Eur(2), AnOrder.Eur(1.8m) }));
        Assert.That(
            (await MailsAsync("order-confirmed")).Single().Text,
            Does.Contain(
                "2 × Green tea  €20.00\n  Ten percent (TEA-10): −€2.00\n1 × Stoneware mug  €18.00\n  Ten percent (TEA-10): −€1.80\n"
                    + "Subtotal: €38.00\nDiscounts: −€3.80\nShipping (Standard): €4.90\nTotal: €39.10\n"
            ),
            "it adds up"
        );
        Assert.That((await shopper.OrderAsync()).List("discounts").Single().GetProperty("code").GetString(), Is.EqualTo("TEA-10"));
        Assert.That(await UsesAsync("TEA-10"), Is.EqualTo((1, 1)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task The_discount_of_a_line_is_not_refunded()
    {
        await PromoteAsync(APercentage(10), new NewCode("TEN-OFF", null, null));
        var shopper = await ShopperAsync(("EBOOK", 3));
        await EnterAsync(shopper, "TEN-OFF");
        await shopper.PlaceAsync(shipping: null);
        await shopper.PayAsync();
        await DeliverEvents();

        var refund = await GetAsync(
            new Shop.Orders.Contracts.Payments.RefundOrder(
                shopper.Number!,
                Guid.CreateVersion7(),
                null,
                [new("EBOOK", 1)],
                false,
                "Not read",
                StaffId
            )
        );
        await DeliverEvents();

        Assert.That(refund.Amount, Is.EqualTo(AnOrder.Eur(8.1m)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Free_delivery_removes_the_delivery_cost_and_nothing_else()
    {
        await PromoteAsync(AKind(PromotionKind.FreeShipping), new NewCode("NO-POST", null, null));
        var shopper = await ShopperAsync(("TEA", 1));
        await EnterAsync(shopper, "NO-POST");

        await shopper.PlaceAsync();

        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Totals.Discount, order.Totals.Shipping, order.Total),
            Is.EqualTo((AnOrder.Eur(0), AnOrder.Eur(0), AnOrder.Eur(10)))
        );
        Assert.That(order.Discounts.Single(), Is.EqualTo(new CartDiscount("Ten percent", "NO-POST", AnOrder.Eur(4.9m))));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_automatic_promotion_for_a_category_includes_its_subcategories()
    {
        var (top, below) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await GetAsync(new SaveCategory(top, 0, "Tableware", null, null, null, null, null, null, null));
        await GetAsync(new SaveCategory(below, 0, "Bowls", null, top, null, null, null, null, null));
        var input = new ProductInput("Bowl", null, null, null, null, [], [below], null, null, false);
        await GetAsync(
            new CreateProduct(
                Guid.CreateVersion7(),
                input,
                [],
                [new VariantInput(null, "BOWL", [], 20, RequiresShipping: false)],
                true,
                StaffId
            )
        );
        await DoAsync(
            new Shop.Inventory.Contracts.Adjustments.SetStockSettings(Sku.Of("BOWL"), IsTracked: false, CanBackorder: false, null)
        );
        await GetAsync(
            new SavePromotion(
                Guid.CreateVersion7(),
                0,
                APercentage(50) with
                {
                    NeedsCode = false,
                    Categories = ["tableware"],
                },
                null,
                StaffId
            )
        );
        var shopper = await ShopperAsync(("BOWL", 1), ("TEA", 1));

        var cart = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}");

        Assert.That(Amount(cart.Body.GetProperty("totals"), "discount"), Is.EqualTo(10m));
    }

    [TestCase("TWO-MUGS", "unknown-code")]
    [TestCase("x", "unknown-code")]
    [TestCase("FUTURE", "not-started")]
    [TestCase("PAST", "expired")]
    [TestCase("OFF-CODE", "expired")]
    [TestCase("ONLY-MUGS", "not-for-these")]
    [TestCase("MEMBERS", "sign-in")]
    [TestCase("FROM-50", "minimum")]
    public async Task A_code_without_effect_is_refused_with_the_reason_and_not_added(string code, string reason)
    {
        await PromoteAsync(APercentage(10) with { StartsAt = Clock.Now.AddDays(1) }, new NewCode("FUTURE", null, null));
        await PromoteAsync(APercentage(10) with { EndsAt = Clock.Now.AddDays(-1) }, new NewCode("PAST", null, null));
        await PromoteAsync(APercentage(10) with { Products = ["stoneware-mug"] }, new NewCode("ONLY-MUGS", null, null));
        await PromoteAsync(APercentage(10) with { CustomerGroup = CustomerGroup.SignedIn }, new NewCode("MEMBERS", null, null));
        await PromoteAsync(APercentage(10) with { MinimumTotal = 50 }, new NewCode("FROM-50", null, null));
        var off = await PromoteAsync(APercentage(10), new NewCode("OFF-CODE", null, null));
        var codes = await GetAsync(new ListDiscountCodes(off.Id, 1, 10));
        await DoAsync(new SwitchDiscountCode(off.Id, codes.Items[0].Id, IsActive: false, StaffId));
        var shopper = await ShopperAsync(("TEA", 2));

        var refused = await EnterAsync(shopper, code);

        Assert.That(
            (refused.Status, refused.Problem, refused.Text("code")),
            Is.EqualTo((HttpStatusCode.Conflict, "discount-refused", $"orders.{reason}.discount-refused"))
        );
        Assert.That((await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}")).List("discountCodes"), Is.Empty);
        if (reason == "minimum")
            Assert.That(refused.Detail, Is.EqualTo("Spend €50.00 to use this code. You're €30.00 away."));
    }

    [Test]
    public async Task A_code_that_became_invalid_blocks_the_order_and_holds_nothing_until_it_is_removed()
    {
        var promotion = await PromoteAsync(APercentage(10), new NewCode("SHORT", null, null));
        var shopper = await ShopperAsync(("MUG", 2));
        await EnterAsync(shopper, "SHORT");
        await GetAsync(new SavePromotion(promotion.Id, promotion.Version, promotion.Input with { IsActive = false }, null, StaffId));

        var refused = await shopper.PlaceAsync();
        var cart = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}");
        var held = await StockAsync("MUG");
        await shopper.SendAsync(HttpMethod.Delete, $"/carts/{shopper.Cart}/discount-codes/short");
        var placed = await shopper.PlaceAsync();

        Assert.That(
            (refused.Status, refused.Problem, refused.Detail),
            Is.EqualTo((HttpStatusCode.Conflict, "discount-refused", "This code has expired."))
        );
        Assert.That(
            cart.List("discountCodes")
                .Select(entry => (entry.GetProperty("applied").GetBoolean(), entry.GetProperty("reason").GetString())),
            Is.EqualTo(new[] { (false, "This code has expired.") })
        );
        Assert.That(cart.List("messages").Select(message => message.GetProperty("kind").GetString()), Is.EqualTo(new[] { "code-refused" }));
        Assert.That(held, Is.EqualTo((5, 0)));
        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task An_automatic_promotion_that_ended_meanwhile_is_a_changed_price()
    {
        var promotion = await GetAsync(
            new SavePromotion(Guid.CreateVersion7(), 0, APercentage(50) with { NeedsCode = false }, null, StaffId)
        );
        var shopper = await ShopperAsync(("EBOOK", 1));
        await GetAsync(new SavePromotion(promotion.Id, promotion.Version, promotion.Input with { EndsAt = Clock.Now }, null, StaffId));

        var refused = await shopper.PlaceAsync(acceptedTotal: new { amount = "4.50", currency = "EUR" }, shipping: null);

        Assert.That((refused.Status, refused.Problem), Is.EqualTo((HttpStatusCode.Conflict, "price-changed")));
    }

    [Test]
    public async Task A_hundred_shoppers_with_a_code_for_ten_place_ten_orders_and_the_others_keep_their_carts()
    {
        await PromoteAsync(APercentage(10), new NewCode("FIRST-TEN", 10, null));
        var shoppers = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        var shopper = NewShopper($"shopper{number}@example.com");
                        await shopper.FillAsync(("EBOOK", 1));
                        await EnterAsync(shopper, "FIRST-TEN");
                        return shopper;
                    })
                )
        );

        var answers = await Task.WhenAll(shoppers.Select(shopper => Task.Run(() => shopper.PlaceAsync("bank-transfer", shipping: null))));
        await DeliverEvents();

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(10));
        Assert.That(
            answers
                .Where(answer => answer.Status != HttpStatusCode.Created)
                .Select(answer => (answer.Status, answer.Problem, answer.Detail))
                .Distinct(),
            Is.EqualTo(new[] { (HttpStatusCode.Conflict, "discount-refused", "This code has been fully used.") })
        );
        Assert.That(await UsesAsync("FIRST-TEN"), Is.EqualTo((10, 10)));
        var loser = shoppers.First(shopper => shopper.Number is null);
        Assert.That((await loser.SendAsync(HttpMethod.Get, $"/carts/{loser.Cart}")).List("lines").Count(), Is.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_customer_uses_a_code_as_often_as_allowed_in_any_spelling_and_at_any_speed()
    {
        await PromoteAsync(APercentage(10), new NewCode("ONCE", null, 1));
        var shoppers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async number =>
                {
                    var shopper = NewShopper(number % 2 == 0 ? "ada@example.com" : "Ada@Example.COM");
                    await shopper.FillAsync(("EBOOK", 1));
                    await EnterAsync(shopper, "ONCE");
                    return shopper;
                })
        );

        var answers = await Task.WhenAll(shoppers.Select(shopper => Task.Run(() => shopper.PlaceAsync("bank-transfer", shipping: null))));

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.Status != HttpStatusCode.Created).Select(answer => answer.Detail).Distinct(),
            Is.EqualTo(new[] { "You've already used this code." })
        );
        Assert.That(await UsesAsync("ONCE"), Is.EqualTo((1, 1)));
        await AssertSoundAsync();
    }

    [TestCase(false, "ada@example.com", true, "ada@example.com")]
    [TestCase(true, "ada@example.com", false, "ADA@example.com")]
    [TestCase(false, "ada@example.com", true, "other@example.com")]
    [TestCase(true, "other@example.com", false, "ada@example.com")]
    [TestCase(true, "other@example.com", false, "other@example.com")]
    public async Task An_account_and_a_guest_with_one_of_its_addresses_are_one_customer(
        bool isFirstSignedIn,
        string first,
        bool isSecondSignedIn,
        string second
    )
    {
        await DoAsync(new RegisterCustomer("ada@example.com", "a sentence is fine", "Ada Lovelace"));
        await PromoteAsync(APercentage(10), new NewCode("ONCE", null, 1));
        var (buyer, _) = await BuyerAsync(isFirstSignedIn, first);
        var used = await buyer.PlaceAsync("bank-transfer", shipping: null);

        var (again, entered) = await BuyerAsync(isSecondSignedIn, second);
        var refused = isSecondSignedIn ? entered : await again.PlaceAsync("bank-transfer", shipping: null);

        Assert.That(used.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(
            (refused.Problem, refused.Detail),
            Is.EqualTo(("discount-refused", "You've already used this code.")),
            "an account is known when the code is entered, a guest when the order is placed"
        );
        Assert.That(await UsesAsync("ONCE"), Is.EqualTo((1, 1)));
        await AssertSoundAsync();

        async Task<(ApiShopper Shopper, ApiAnswer Entered)> BuyerAsync(bool isSignedIn, string email)
        {
            var shopper = NewShopper();
            if (isSignedIn)
                await shopper.SignInAsync("a sentence is fine");
            await shopper.FillAsync(("EBOOK", 1));
            var entered = await EnterAsync(shopper, "ONCE");
            shopper.Email = email;
            return (shopper, entered);
        }
    }

    [Test]
    public async Task Every_spelling_of_an_internationalized_address_is_one_customer()
    {
        await PromoteAsync(APercentage(10), new NewCode("ONCE", null, 1));
        var first = NewShopper("kunde@müller.example");
        await first.FillAsync(("EBOOK", 1));
        await EnterAsync(first, "ONCE");
        var second = NewShopper("Kunde@xn--mller-kva.example");
        await second.FillAsync(("EBOOK", 1));
        await EnterAsync(second, "ONCE");

        var placed = await first.PlaceAsync("bank-transfer", shipping: null);
        var refused = await second.PlaceAsync("bank-transfer", shipping: null);

        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(refused.Detail, Is.EqualTo("You've already used this code."));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Twenty_concurrent_placements_that_take_the_last_use_all_return_the_same_order()
    {
        await PromoteAsync(APercentage(10), new NewCode("LAST", 1, null));
        var shopper = await ShopperAsync(("MUG", 1));
        await EnterAsync(shopper, "LAST");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => shopper.PlaceAsync("bank-transfer"))));
        await DeliverEvents();

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That(answers.Select(answer => answer.Text("number")).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 1)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_canceled_order_returns_its_use_and_an_expired_one_takes_it_again_when_paid_late()
    {
        await PromoteAsync(APercentage(10), new NewCode("ONE-USE", 1, null));
        var first = await ShopperAsync(("TEA", 1));
        await EnterAsync(first, "ONE-USE");
        await first.PlaceAsync("bank-transfer");
        Assert.That(await UsesAsync("ONE-USE"), Is.EqualTo((1, 1)));
        await first.CancelAsync();
        Assert.That(await UsesAsync("ONE-USE"), Is.EqualTo((0, 0)));

        var late = await ShopperAsync(("TEA", 1));
        await EnterAsync(late, "ONE-USE");
        await late.PlaceAsync();
        await ExpireAsync();
        Assert.That(await UsesAsync("ONE-USE"), Is.EqualTo((0, 0)));
        await late.PayAsync();
        await DeliverEvents();

        Assert.That(((await StateAsync(late)).Status, await UsesAsync("ONE-USE")), Is.EqualTo((OrderStatus.Confirmed, (1, 1))));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_late_payment_is_refunded_when_the_code_was_used_up_meanwhile()
    {
        await PromoteAsync(APercentage(10), new NewCode("ONE-USE", 1, null));
        var late = await ShopperAsync(("TEA", 1));
        await EnterAsync(late, "ONE-USE");
        await late.PlaceAsync();
        await ExpireAsync();
        var other = await ShopperAsync(("TEA", 1));
        await EnterAsync(other, "ONE-USE");
        await other.PlaceAsync("bank-transfer");

        await late.PayAsync();
        await DeliverEvents();

        var order = await ViewAsync(late);
        Assert.That((order.Status, order.PaymentStatus), Is.EqualTo((OrderStatus.Expired, PaymentState.Refunded)));
        Assert.That(await UsesAsync("ONE-USE"), Is.EqualTo((1, 1)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_first_order_discount_applies_to_the_first_order_only()
    {
        await PromoteAsync(APercentage(10) with { CustomerGroup = CustomerGroup.FirstOrder }, new NewCode("WELCOME", null, null));
        var first = await ShopperAsync(("EBOOK", 1));
        await EnterAsync(first, "WELCOME");
        var second = await ShopperAsync(("EBOOK", 1));
        await EnterAsync(second, "WELCOME");

        var placed = await first.PlaceAsync("bank-transfer", shipping: null);
        var refused = await second.PlaceAsync("bank-transfer", shipping: null);

        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((refused.Problem, refused.Detail), Is.EqualTo(("discount-refused", "This code is for first orders only.")));
    }

    [Test]
    public async Task Codes_survive_a_merge_of_carts()
    {
        await PromoteAsync(APercentage(10), new NewCode("KEPT", null, null));
        var own = await GetAsync(new AddToCart(null, new CartOwner(Account, null), Sku.Of("TEA"), 2));
        var guest = await ShopperAsync(("MUG", 1));
        await EnterAsync(guest, "KEPT");

        await GetAsync(new MergeCarts(Account, guest.Cart, guest.Secret));

        var cart = await GetAsync(new GetCart(own.CartId, new CartOwner(Account, null)));
        Assert.That((cart.DiscountCodes.Single(), cart.Totals.Discount), Is.EqualTo((new CartCode("KEPT", null), AnOrder.Eur(3.8m))));
    }

    [Test]
    public async Task A_client_must_wait_from_the_twentieth_wrong_code_on()
    {
        await PromoteAsync(APercentage(10), new NewCode("RIGHT", null, null));
        var shopper = await ShopperAsync(("TEA", 1));

        var answers = new List<HttpStatusCode>();
        for (var number = 1; number <= 20; number++)
            answers.Add((await EnterAsync(shopper, $"WRONG-{number}")).Status);
        var right = await EnterAsync(shopper, "RIGHT");

        Assert.That(answers.Take(19), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(answers[19], Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((right.Status, right.Problem), Is.EqualTo((HttpStatusCode.TooManyRequests, "rate-limited")));
    }

    [Test]
    public async Task The_check_reports_a_code_with_a_wrong_counter()
    {
        await PromoteAsync(APercentage(10), new NewCode("COUNTED", null, null));
        await using (var scope = Host.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<OrdersDbContext>()
                .DiscountCodes.ExecuteUpdateAsync(set => set.SetProperty(code => code.Uses, 3));

        Assert.That(await Host.CheckInvariantsAsync(), Is.EqualTo(new[] { "orders.code-uses-counted: COUNTED: counter" }));
    }

    [Test]
    public async Task Generated_codes_are_unique_single_use_and_created_once_per_batch()
    {
        var promotion = await PromoteAsync(APercentage(10), null);
        var batch = Guid.CreateVersion7();

        var codes = await GetAsync(new GenerateDiscountCodes(promotion.Id, batch, 1_000, "spring-", StaffId));
        var again = await GetAsync(new GenerateDiscountCodes(promotion.Id, batch, 1_000, "spring-", StaffId));
        var shopper = await ShopperAsync(("TEA", 1));
        var entered = await EnterAsync(shopper, codes[0].Code);

        Assert.That(codes.Select(code => code.Code).Distinct().Count(), Is.EqualTo(1_000));
        Assert.That(
            codes.Select(code => (code.Code.StartsWith("SPRING-", StringComparison.Ordinal), code.MaxUses)).Distinct(),
            Is.EqualTo(new[] { (true, (int?)1) })
        );
        Assert.That(again.Select(code => code.Code), Is.EquivalentTo(codes.Select(code => code.Code)));
        Assert.That(entered.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await GetAsync(new GetPromotion(promotion.Id))).Codes, Is.EqualTo(1_000));
    }

    [Test]
    public async Task A_used_promotion_is_kept_and_an_unused_one_is_deleted_with_its_codes()
    {
        var used = await PromoteAsync(APercentage(10), new NewCode("USED", null, null));
        var unused = await PromoteAsync(APercentage(10), new NewCode("UNUSED", null, null));
        var shopper = await ShopperAsync(("EBOOK", 1));
        await EnterAsync(shopper, "USED");
        await shopper.PlaceAsync("bank-transfer", shipping: null);

        var refused = await FailAsync(new DeletePromotion(used.Id, StaffId));
        await DoAsync(new DeletePromotion(unused.Id, StaffId));
        await DoAsync(new DeletePromotion(unused.Id, StaffId));

        Assert.That(refused.Code, Is.EqualTo("orders.promotion-used"));
        Assert.That(
            (await GetAsync(new ListPromotions(null, 1, 10))).Items.Select(promotion => (promotion.Id, promotion.Uses)),
            Is.EqualTo(new[] { (used.Id, (int?)1) })
        );
    }

    private static PromotionInput APercentage(decimal percent) => AKind(PromotionKind.Percentage) with { Percent = percent };

    private static PromotionInput AKind(PromotionKind kind) =>
        new(
            "Ten percent",
            kind,
            null,
            null,
            null,
            null,
            [],
            [],
            null,
            null,
            CustomerGroup.Everyone,
            null,
            null,
            IsActive: true,
            Priority: 0,
            Combines: true,
            NeedsCode: true
        );

    private static decimal Amount(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetProperty("amount").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static Task<ApiAnswer> EnterAsync(ApiShopper shopper, string code) =>
        shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/discount-codes", new { code });

    private Task<PromotionView> PromoteAsync(PromotionInput input, NewCode? code) =>
        GetAsync(new SavePromotion(Guid.CreateVersion7(), 0, input, code, StaffId));

    private async Task<ApiShopper> ShopperAsync(params (string Sku, int Quantity)[] lines)
    {
        var shopper = NewShopper();
        await shopper.FillAsync(lines);
        return shopper;
    }

    private async Task ExpireAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Host.RunJobAsync("expire-orders");
    }

    /// <summary>The counter, and the rows that it counts.</summary>
    private async Task<(int Counter, int Live)> UsesAsync(string code)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrdersDbContext>();
        var row = await db.DiscountCodes.AsNoTracking().SingleAsync(candidate => candidate.Code == code);
        return (
            row.Uses,
            await db.CodeUses.CountAsync(use => use.CodeId == row.Id && use.State == Shop.Orders.Domain.Promotions.CodeUseState.Live)
        );
    }
}
