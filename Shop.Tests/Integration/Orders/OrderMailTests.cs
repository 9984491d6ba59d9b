using System.Text;
using System.Text.RegularExpressions;
using Shop.Kernel;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Payments;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>The exact text of the mails to shoppers.</summary>
public sealed partial class OrderMailTests : OrdersFixture
{
    [Test]
    public async Task Mails_of_an_order_paid_by_card_shipped_and_partially_refunded()
    {
        var shopper = await BuyAsync(("TEA", 2), ("MUG", 1));
        await GetAsync(
            new ShipUnits(
                shopper.Number!,
                Guid.CreateVersion7(),
                [new UnitsToShip("TEA", 2)],
                "DHL",
                "JD014600003",
                Dispatch: true,
                StaffId
            )
        );
        await DeliverEvents();
        await GetAsync(
            new RefundOrder(shopper.Number!, Guid.CreateVersion7(), new Money(4.5m, Currency.Eur), null, false, "Scratched", StaffId)
        );
        await DeliverEvents();

        Verified.Match(await TextAsync(), "mails-card");
    }

    [Test]
    public async Task Mails_of_a_canceled_bank_transfer()
    {
        var shopper = await PlaceAsync("bank-transfer");
        await DeliverEvents();
        await shopper.CancelAsync();
        await DeliverEvents();

        Verified.Match(await TextAsync(), "mails-bank-transfer");
    }

    [Test]
    public async Task Mails_of_an_order_that_expires_after_a_failed_payment()
    {
        var shopper = await PlaceAsync();
        await shopper.PayAsync(ApiShopper.DeclinedCard);
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Host.RunJobAsync("expire-orders");
        await DeliverEvents();

        Verified.Match(await TextAsync(), "mails-unpaid");
    }

    [Test]
    public async Task The_HTML_part_encodes_user_input_and_matches_the_text_part()
    {
        await SellAsync("CUP", "<b>Cup</b> & saucer", 6, stock: 9);
        await BuyAsync(("CUP", 1));

        var mail = (await MailsAsync("order-confirmed")).Single();

        Assert.That(mail.Html, Does.Contain("&lt;b&gt;Cup&lt;/b&gt; &amp; saucer").And.Not.Contain("<b>Cup"));
        Assert.That(mail.Text, Does.Contain("1 × <b>Cup</b> & saucer  €6.00"));
        Assert.That(Link().Match(mail.Html!).Value, Is.EqualTo(Link().Match(mail.Text).Value), "one link");
    }

    [Test]
    public async Task The_mailed_link_opens_the_order_without_an_account()
    {
        var shopper = await BuyAsync(("TEA", 1));
        var link = new Uri(Link().Match((await MailsAsync("order-confirmed")).Single().Text).Value);
        using var client = NewClient();

        using var page = await client.GetAsync(link.PathAndQuery);
        using var without = await client.GetAsync(link.AbsolutePath[..^1] + (link.AbsolutePath[^1] == '0' ? '1' : '0'));

        Assert.That(
            page.StatusCode,
            Is.EqualTo(System.Net.HttpStatusCode.OK)
                .Or.EqualTo(System.Net.HttpStatusCode.SeeOther)
                .Or.EqualTo(System.Net.HttpStatusCode.Found)
        );
        Assert.That(without.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
        Assert.That(link.AbsolutePath, Is.EqualTo("/orders/" + shopper.Number));
    }

    private async Task<string> TextAsync()
    {
        var text = new StringBuilder();
        foreach (var mail in await MailsAsync())
            text.Append("=== ")
                .Append(mail.Kind)
                .Append(" to ")
                .Append(mail.Recipient)
                .Append('\n')
                .Append("Subject: ")
                .Append(mail.Subject)
                .Append("\n\n")
                .Append(mail.Text)
                .Append('\n');
        return Token().Replace(Number().Replace(text.ToString(), "S-NUMBER"), "token=TOKEN");
    }

    [GeneratedRegex("S-[0-9]+-[0-9]")]
    private static partial Regex Number();

    [GeneratedRegex("token=[A-Za-z0-9_-]+")]
    private static partial Regex Token();

    [GeneratedRegex("http://localhost/orders/[A-Za-z0-9?=_-]+")]
    private static partial Regex Link();
}
