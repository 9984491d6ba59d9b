using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>An order waits an hour for its payment; half an hour before the deadline the shopper gets a reminder.</summary>
public sealed class PaymentReminderTests : OrdersFixture
{
    [Test]
    public async Task An_unpaid_order_gets_one_reminder_before_its_deadline()
    {
        var shopper = await PlaceAsync("card", ("TEA", 2));

        await RemindAfterAsync(29);
        var early = await MailsAsync("payment-reminder");
        await RemindAfterAsync(1);
        await RemindAfterAsync(10);
        await RemindAfterAsync(30);

        Assert.That(early, Is.Empty);
        var mail = (await MailsAsync("payment-reminder")).Single();
        Assert.That((mail.Recipient, mail.Subject), Is.EqualTo((shopper.Email, $"Complete the payment for order {shopper.Number}")));
        Assert.That(
            mail.Text,
            Does.Contain("Please pay by 3 March 2031 at 12:00 (Berlin time)").And.Contain($"/orders/{shopper.Number}?token={shopper.Token}")
        );
        Assert.That((await ViewAsync(shopper)).Timeline.Count(step => step.Kind == "payment-reminded"), Is.EqualTo(1));
    }

    [Test]
    public async Task Orders_that_are_paid_being_paid_canceled_or_paid_by_transfer_get_no_reminder()
    {
        await BuyAsync(("TEA", 1));
        await (await PlaceAsync()).CancelAsync();
        await PlaceAsync("bank-transfer");
        await PlaceAsync("cash-on-delivery");
        var justPaid = await PlaceAsync();
        await justPaid.PayAsync();

        await RemindAfterAsync(40);

        Assert.That(await MailsAsync("payment-reminder"), Is.Empty);
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_past_its_deadline_gets_no_reminder()
    {
        await PlaceAsync();

        await RemindAfterAsync(60);

        Assert.That(await MailsAsync("payment-reminder"), Is.Empty);
    }

    private async Task RemindAfterAsync(int minutes)
    {
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Host.RunJobAsync("remind-unpaid");
        await DeliverEvents();
    }
}
