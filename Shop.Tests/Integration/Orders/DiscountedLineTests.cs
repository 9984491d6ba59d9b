using System.Net;
using System.Text.Json;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Contracts.Returns;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>A line's amount is its unit price times its quantity wherever it is shown, with the discount next to it.</summary>
public sealed class DiscountedLineTests : OrdersFixture
{
    [SetUp]
    public async Task Promote()
    {
        var input = new PromotionInput(
            "Spring sale",
            PromotionKind.Percentage,
            10,
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
        await GetAsync(new SavePromotion(Guid.CreateVersion7(), 0, input, new NewCode("SPRING", null, null), StaffId));
    }

    [Test]
    public async Task Cart_and_order_show_full_line_amounts_and_name_the_discount_in_the_API()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2), ("MUG", 1));

        var cart = await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/discount-codes", new { code = "SPRING" });
        await shopper.PlaceAsync();
        var order = await shopper.OrderAsync();

        foreach (var answer in new[] { cart, order })
        {
            var lines = answer.List("lines").ToList();
            Assert.That(
                lines.Select(line => (Amount(line, "unitPrice"), Amount(line, "total"), Amount(line, "discount"))),
                Is.EqualTo(new[] { ("10.00", "20.00", "2.00"), ("18.00", "18.00", "1.80") })
            );
            Assert.That(
                lines
                    .Select(line => line.GetProperty("discounts").EnumerateArray().Single())
                    .Select(discount =>
                        (discount.GetProperty("name").GetString(), discount.GetProperty("code").GetString(), Amount(discount, "amount"))
                    ),
                Is.EqualTo(new[] { ("Spring sale", "SPRING", "2.00"), ("Spring sale", "SPRING", "1.80") })
            );
            Assert.That(
                (Amount(answer.Body.GetProperty("totals"), "items"), Amount(answer.Body.GetProperty("totals"), "discount")),
                Is.EqualTo(("38.00", "3.80"))
            );
        }
    }

    [Test]
    public async Task Order_page_mail_and_invoice_show_full_line_amounts_and_name_the_discount()
    {
        var shopper = await BuyWithCodeAsync();
        await Host.RunJobAsync("issue-documents");

        var page = Text(await shopper.Client.GetStringAsync($"/orders/{shopper.Number}?token={shopper.Token}"));
        var mail = (await MailsAsync("order-confirmed")).Single();
        var viewer = new OrderViewer(null, shopper.Token);
        var document = (await GetAsync(new ListDocuments(shopper.Number!, viewer))).Single();
        var invoice = Text((await GetAsync(new GetDocument(shopper.Number!, viewer, document.Id))).Html);

        Assert.That(page, Does.Match(@"2 × €10\.00.*Spring sale \(SPRING\): −€2\.00.*€20\.00.*1 × €18\.00"));
        Assert.That(
            mail.Text,
            Does.Contain(
                "2 × Green tea  €20.00\n  Spring sale (SPRING): −€2.00\n1 × Stoneware mug  €18.00\n  Spring sale (SPRING): −€1.80\n"
                    + "Subtotal: €38.00\nDiscounts: −€3.80\nShipping (Standard): €4.90\nTotal: €39.10\n"
            )
        );
        Assert.That(Text(mail.Html!), Does.Match(@"2 × Green tea.*€20\.00.*Spring sale \(SPRING\).*−€2\.00"));
        Assert.That(
            invoice,
            Does.Match(
                @"Green tea TEA Spring sale \(SPRING\): −€2\.00 2 €10\.00 19% €20\.00.*Subtotal €38\.00 Discount −€3\.80.*Total €39\.10"
            )
        );
    }

    [Test]
    public async Task After_a_revision_line_and_order_discounts_still_add_up()
    {
        var shopper = await BuyWithCodeAsync();

        await GetAsync(
            new ReviseOrder(
                shopper.Number!,
                Guid.CreateVersion7(),
                (await ViewAsync(shopper)).Version,
                [new RevisedLine("TEA", 1)],
                [],
                null,
                Refund: true,
                "One less",
                StaffId
            )
        );
        var order = await shopper.OrderAsync();

        Assert.That(
            order.List("lines").Select(line => Amount(line.GetProperty("discounts").EnumerateArray().Single(), "amount")),
            Is.EqualTo(new[] { "1.00", "1.80" })
        );
        Assert.That(order.List("discounts").Select(discount => Amount(discount, "amount")), Is.EqualTo(new[] { "2.80" }));
        Assert.That(Amount(order.Body.GetProperty("totals"), "discount"), Is.EqualTo("2.80"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_discounted_unit_is_exchanged_for_the_same_product_free_of_charge()
    {
        var shopper = await BuyWithCodeAsync();
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();
        var asked = await GetAsync(
            new RequestReturn(
                shopper.Number!,
                new OrderViewer(null, shopper.Token),
                Guid.CreateVersion7(),
                ReturnKind.Return,
                [new UnitsToReturn("MUG", 1)],
                "Chipped",
                null
            )
        );
        await DoAsync(new ApproveReturn(asked.Id, StaffId));
        await DoAsync(new ReceiveReturn(asked.Id, null, StaffId));
        await DoAsync(new InspectReturn(asked.Id, [new InspectedUnits("MUG", 1, 0, 0, 0)], StaffId));

        var resolved = await GetAsync(
            new ResolveReturn(asked.Id, [new ResolvedUnits("MUG", ReturnResolution.Exchange)], null, null, null, StaffId)
        );
        await DeliverEvents();

        var exchange = await GetAsync(new GetOrder(resolved.ExchangeOrderNumber!, new OrderViewer(null, null, IsStaff: true)));
        Assert.That((exchange.Status, exchange.Total), Is.EqualTo((OrderStatus.Confirmed, AnOrder.Eur(0))));
        await AssertSoundAsync();
    }

    private async Task<ApiShopper> BuyWithCodeAsync()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2), ("MUG", 1));
        await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/discount-codes", new { code = "SPRING" });
        await shopper.PlaceAsync();
        await shopper.PayAsync();
        await DeliverEvents();
        return shopper;
    }

    private static string Amount(JsonElement element, string name) => element.GetProperty(name).GetProperty("amount").GetString()!;

    /// <summary>The visible text of a page, on one line.</summary>
    private static string Text(string html) =>
        string.Join(
            ' ',
            WebUtility
                .HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", " "))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
