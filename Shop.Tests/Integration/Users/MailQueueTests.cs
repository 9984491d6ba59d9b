using Shop.Kernel;
using Shop.Users.Application.Mail;
using Shop.Users.Contracts.Mail;

namespace Shop.Tests.Integration.Users;

public sealed class MailQueueTests : UsersFixture
{
    [Test]
    public async Task One_kind_and_occasion_is_one_mail_however_often_it_is_asked_for()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DoAsync(Mail("order-confirmed", "S-1")))));
        await DoAsync(Mail("order-confirmed", "S-2"));
        await DoAsync(Mail("order-shipped", "S-1"));

        Assert.That(
            (await DeliverMailAsync()).Select(mail => (mail.Kind, mail.Occasion)),
            Is.EquivalentTo(new[] { ("order-confirmed", "S-1"), ("order-confirmed", "S-2"), ("order-shipped", "S-1") })
        );
        await DoAsync(Mail("order-confirmed", "S-1"));
        Assert.That(await DeliverMailAsync(), Is.Empty);
    }

    [Test]
    public async Task A_mail_that_fails_is_tried_again_later_and_sent_once()
    {
        await DoAsync(Mail("welcome", "1"));
        Post.Failing = _ => new MailNotSentException("Mailbox full", new IOException());
        Assert.That(await DeliverMailAsync(), Is.Empty);
        Post.Failing = null;

        Assert.That(await DeliverMailAsync(), Is.Empty, "It waits before it is tried again.");
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await DeliverMailAsync(), Has.Count.EqualTo(1));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await DeliverMailAsync(), Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_mail_of_a_clock_that_ran_ahead_goes_out_when_the_clock_is_right_again(bool hasFailed)
    {
        var right = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(2));
        await DoAsync(Mail("welcome", "1"));
        if (hasFailed)
        {
            Post.Failing = _ => new MailNotSentException("Mailbox full", new IOException());
            await DeliverMailAsync();
            Post.Failing = null;
        }

        Clock.SetTo(right);

        Assert.That(await DeliverMailAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_mail_that_breaks_whoever_sends_it_holds_up_no_other()
    {
        await DoAsync(Mail("welcome", "poison"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await DoAsync(Mail("welcome", "good"));
        Post.Failing = mail => mail.Occasion == "poison" ? new InvalidOperationException("nobody expected this") : null;

        for (var time = 0; time < 3; time++)
            await DeliverMailAsync();

        Assert.That(Post.Delivered.Select(mail => mail.Occasion), Is.EqualTo(new[] { "good" }));
    }

    [Test]
    public async Task News_of_three_days_ago_are_not_told_any_more()
    {
        await DoAsync(Mail("welcome", "1"));
        Clock.Advance(TimeSpan.FromDays(3));

        Assert.That(await DeliverMailAsync(), Is.Empty);
    }

    [TestCase("ada@example.com\r\nBcc: all@example.com", "Hello")]
    [TestCase("ada@example.com", "Hello\nBcc: all@example.com")]
    [TestCase("", "Hello")]
    [TestCase("ada@example.com", "")]
    public async Task A_header_cannot_be_smuggled_in(string to, string subject)
    {
        Assert.That((await FailAsync(new SendMail("welcome", "1", to, subject, "Hello", null))).Kind, Is.EqualTo(ErrorKind.Invalid));
        Assert.That(await DeliverMailAsync(), Is.Empty);
    }

    private static SendMail Mail(string kind, string occasion) => new(kind, occasion, "ada@example.com", "Hello", "Hello Ada", null);
}
