using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Contracts.Returns;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>Stock, payments and payment methods on the storefront's pages without JavaScript.</summary>
public sealed partial class ShopperPageTests : OrdersFixture
{
    private HttpClient client = null!;

    [SetUp]
    public void OpenClient() => client = NewClient();

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task Cart_and_checkout_show_when_a_backordered_unit_is_expected()
    {
        await DoAsync(new SetStockSettings(Sku.Of("MUG"), true, true, null, 2, new DateOnly(2031, 5, 5)));
        await PostAsync("/cart?handler=Add", ("sku", "MUG"), ("quantity", "6"));

        Assert.That(
            await client.GetStringAsync("/cart"),
            Does.Contain("1 of 6 on backorder, expected 5 May 2031").And.Contain("max=\"7\"")
        );
        Assert.That(await client.GetStringAsync("/checkout"), Does.Contain("1 of 6 on backorder, expected 5 May 2031"));
    }

    [Test]
    public async Task The_checkout_of_a_free_order_asks_for_no_payment()
    {
        await SellAsync("SAMPLE", "Sample", 0, stock: null);
        await DeliverEvents();
        await PostAsync("/cart?handler=Add", ("sku", "SAMPLE"), ("quantity", "1"));

        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/checkout"));

        Assert.That(page, Does.Contain("<span>Place order</span>").And.Contain("There's nothing to pay."));
        Assert.That(page, Does.Not.Contain("name=\"Input.PaymentMethod\"").And.Not.Contain("Buy now"));
    }

    [Test]
    public async Task A_card_with_an_unavailable_provider_is_disabled_and_another_method_is_selected()
    {
        await PostAsync("/cart?handler=Add", ("sku", "TEA"), ("quantity", "1"));
        Assert.That(Choice(await client.GetStringAsync("/checkout"), "card"), Does.Contain("checked").And.Not.Contain("disabled"));
        var order = await PlaceAsync();
        var circuit = Host.Services.GetRequiredService<ProviderCircuits>().For("sandbox-gateway");

        await circuit.Control.IsolateAsync();
        var checkout = await client.GetStringAsync("/checkout");
        var page = await client.GetStringAsync($"/orders/{order.Number}?token={order.Token}");
        await circuit.Control.CloseAsync();

        Assert.That(
            Choice(checkout, "card"),
            Does.Contain("disabled").And.Contain("Card payments aren't available right now.").And.Not.Contain("checked")
        );
        Assert.That(Choice(checkout, "bank-transfer"), Does.Contain("checked").And.Not.Contain("disabled"));
        Assert.That(Choice(page, "card"), Does.Contain("disabled").And.Not.Contain("checked"));
        Assert.That(Choice(page, "bank-transfer"), Does.Contain("checked"));
    }

    [Test]
    public async Task A_withdrawal_shows_its_refund_including_delivery_and_tax_before_it_is_sent()
    {
        var shopper = await ReceivedAsync(("TEA", 2), ("MUG", 1));
        var tea = (await ViewAsync(shopper)).Lines.Single(line => line.Sku == Sku.Of("TEA")).Id;
        var mug = (await ViewAsync(shopper)).Lines.Single(line => line.Sku == Sku.Of("MUG")).Id;
        var address = $"/orders/{shopper.Number}/return?token={shopper.Token}";

        var part = await BodyAsync(
            await PostAsync($"{address}&kind=withdrawal&handler=Check", ($"Input.Units[{tea}]", "1"), ($"Input.Units[{mug}]", "0"))
        );
        var all = await BodyAsync(
            await PostAsync($"{address}&kind=withdrawal&handler=Check", ($"Input.Units[{tea}]", "2"), ($"Input.Units[{mug}]", "1"))
        );
        var asked = await BodyAsync(
            await PostAsync(
                $"{address}&kind=return&handler=Preview",
                ($"Input.Units[{tea}]", "2"),
                ($"Input.Units[{mug}]", "1"),
                ("Input.Reason", "Not my taste")
            )
        );

        Assert.That(Rows(part), Is.EqualTo("1 × Green tea €10.00, Total €10.00, Includes VAT (19%) €1.60"));
        Assert.That(
            Rows(all),
            Is.EqualTo("2 × Green tea €20.00, 1 × Stoneware mug €18.00, Delivery €4.90, Total €42.90, Includes VAT (19%) €6.85")
        );
        Assert.That(
            Rows(asked),
            Is.EqualTo("2 × Green tea €20.00, 1 × Stoneware mug €18.00, Total €38.00, Includes VAT (19%) €6.07"),
            "a return does not refund delivery"
        );
        Assert.That(asked, Does.Contain("Not my taste"), "the form keeps its input");
        Assert.That((await ViewAsync(shopper)).Returns, Is.Empty, "nothing was sent");
    }

    [Test]
    public async Task A_preview_counts_no_money_twice_and_shows_only_what_was_paid()
    {
        var shopper = await ReceivedAsync(("TEA", 2));
        await GetAsync(
            new RefundOrder(
                shopper.Number!,
                Guid.CreateVersion7(),
                null,
                [new UnitsToRefund("TEA", 1)],
                false,
                "Broken",
                StaffId,
                AnOrder.Eur(4)
            )
        );
        await DeliverEvents();

        var preview = await GetAsync(
            new PreviewReturn(shopper.Number!, new OrderViewer(null, shopper.Token), ReturnKind.Withdrawal, [new UnitsToReturn("TEA", 2)])
        );
        var tooMany = await FailAsync(
            new PreviewReturn(shopper.Number!, new OrderViewer(null, shopper.Token), ReturnKind.Return, [new UnitsToReturn("TEA", 3)])
        );

        Assert.That(
            (preview.Lines.Single().Amount, preview.Delivery, preview.Total),
            Is.EqualTo((AnOrder.Eur(10), AnOrder.Eur(0.9m), AnOrder.Eur(10.9m)))
        );
        Assert.That((tooMany.Code, tooMany.Field), Is.EqualTo(("orders.too-many-to-return", "Lines")));
        Assert.That(
            (
                await FailAsync(
                    new PreviewReturn(shopper.Number!, new OrderViewer(null, "wrong"), ReturnKind.Return, [new UnitsToReturn("TEA", 1)])
                )
            ).Kind,
            Is.EqualTo(ErrorKind.NotFound)
        );
    }

    private async Task<ApiShopper> ReceivedAsync(params (string Sku, int Quantity)[] lines)
    {
        var shopper = await BuyAsync(lines);
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();
        return shopper;
    }

    /// <summary>A payment method as a page offers it.</summary>
    private static string Choice(string page, string code) =>
        Choices()
            .Matches(page)
            .Select(match => WebUtility.HtmlDecode(match.Value))
            .Single(choice => choice.Contains($"value=\"{code}\"", StringComparison.Ordinal));

    /// <summary>What a page says about the refund.</summary>
    private static string Rows(string page) =>
        string.Join(
            ", ",
            Totals()
                .Matches(page[page.IndexOf("goes-back", StringComparison.Ordinal)..])
                .Select(row => $"{row.Groups[1].Value} {Tags().Replace(row.Groups[2].Value, string.Empty).Trim()}")
        );

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync("/signin")).Groups[1].Value;
        return await client.PostAsync(
            address,
            new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            )
        );
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")]
    private static partial Regex Token();

    [GeneratedRegex("<label class=\"choice\"\\s*>.*?</label>", RegexOptions.Singleline)]
    private static partial Regex Choices();

    [GeneratedRegex("<dt>\\s*([^<]*?)\\s*</dt>\\s*<dd>(.*?)</dd>", RegexOptions.Singleline)]
    private static partial Regex Totals();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
