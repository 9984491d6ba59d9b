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
    public async Task The_mails_of_an_order_paid_by_card_shipped_and_refunded_in_part()
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
    public async Task The_mails_of_a_bank_transfer_that_is_canceled()
    {
        var shopper = await PlaceAsync("bank-transfer");
        await DeliverEvents();
        await shopper.CancelAsync();
        await DeliverEvents();

        Verified.Match(await TextAsync(), "mails-bank-transfer");
    }

    [Test]
    public async Task The_mails_of_a_payment_that_failed_and_was_given_up()
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
    public async Task The_html_part_encodes_what_people_typed_and_says_the_same()
    {
        await SellAsync("CUP", "<b>Cup</b> & saucer", 6, stock: 9);
        await BuyAsync(("CUP", 1));

        var mail = (await MailsAsync("order-confirmed")).Single();

        Assert.That(mail.Html, Does.Contain("&lt;b&gt;Cup&lt;/b&gt; &amp; saucer").And.Not.Contain("<b>Cup"));
        Assert.That(mail.Text, Does.Contain("1 × <b>Cup</b> & saucer  €6.00"));
        Assert.That(Link().Match(mail.Html!).Value, Is.EqualTo(Link().Match(mail.Text).Value), "one link");
    }

    [Test]
    public async Task The_link_of_a_mail_opens_the_order_without_an_account()
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
