using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;
using Shop.Notifications.Application;
using Shop.Notifications.Application.Mails;
using Shop.Tests.Integration.Users;
using Shop.Users.Application;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Notifications;

public sealed class MailQueueTests : UsersFixture
{
    [Test]
    public async Task Each_kind_and_occasion_queues_one_mail()
    {
        await QueueMailAsync("order-confirmed", "S-1");
        await QueueMailAsync("order-confirmed", "S-2");
        await QueueMailAsync("order-shipped", "S-1");

        await Assert.ThrowsAsync<DbUpdateException>(() => QueueMailAsync("order-confirmed", "S-1"));

        Assert.That(
            (await DeliverMailAsync()).Select(mail => (mail.Kind, mail.Occasion)),
            Is.EquivalentTo(new[] { ("order-confirmed", "S-1"), ("order-confirmed", "S-2"), ("order-shipped", "S-1") })
        );
        Assert.That(await DeliverMailAsync(), Is.Empty);
    }

    [Test]
    public async Task A_redelivered_event_queues_no_second_mail([Values] bool knowsInbox)
    {
        await RegisterAsync();
        await DeliverEvents();
        if (!knowsInbox)
            await InNotificationsAsync(db => db.Inbox.ExecuteDeleteAsync());
        await using (var scope = Host.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<UsersDbContext>()
                .Outbox.Where(message => message.Handler == "notifications.WhenAccountCreated")
                .ExecuteUpdateAsync(set => set.SetProperty(message => message.DoneAt, (DateTimeOffset?)null));

        Assert.That(await DeliverEvents(), Is.EqualTo(1), "it was redelivered");

        Assert.That((await MailsAsync()).Select(mail => mail.Kind), Is.EqualTo(new[] { "welcome" }));
    }

    [Test]
    public async Task A_token_is_readable_only_in_the_mail_that_is_sent()
    {
        await RegisterAsync();
        await DoAsync(new RequestPasswordReset("ada@example.com"));
        await DoAsync(new InviteStaff("sam@example.com", "Sam", "support", Guid.CreateVersion7()));
        await DeliverEvents();
        var stored = await StoredTextAsync();
        var tokens = (await MailsAsync()).Where(mail => mail.Kind is "password-reset" or "staff-invitation").Select(TokenIn).ToList();

        var sent = await DeliverMailAsync();

        Assert.That(tokens, Has.Count.EqualTo(2).And.All.Length.GreaterThan(50));
        Assert.That(sent.Where(mail => mail.Kind != "welcome").Select(TokenIn), Is.EquivalentTo(tokens));
        Assert.That(stored, Does.Contain("users.password-reset-requested.v1").And.Contain("/reset-password?token="));
        foreach (var token in tokens)
            Assert.That(stored, Does.Not.Contain(token));
        await InNotificationsAsync(async db =>
            Assert.That(await db.Mails.CountAsync(mail => mail.ProtectedToken != null), Is.Zero, "what was sent needs it no more")
        );
    }

    [Test]
    public async Task A_failed_mail_is_retried_later_and_sent_once()
    {
        await QueueMailAsync("welcome", "1");
        Post.Failing = _ => new MailNotSentException("Mailbox full", new IOException());
        Assert.That(await DeliverMailAsync(), Is.Empty);
        Post.Failing = null;

        Assert.That(await DeliverMailAsync(), Is.Empty, "It is not due for a retry yet.");
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await DeliverMailAsync(), Has.Count.EqualTo(1));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await DeliverMailAsync(), Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_mail_queued_while_the_clock_was_ahead_is_sent_once_the_clock_is_correct(bool hasFailed)
    {
        var right = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(2));
        await QueueMailAsync("welcome", "1");
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
    public async Task A_mail_that_crashes_its_sender_does_not_block_others()
    {
        await QueueMailAsync("welcome", "poison");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await QueueMailAsync("welcome", "good");
        Post.Failing = mail => mail.Occasion == "poison" ? new InvalidOperationException("unexpected failure") : null;

        for (var time = 0; time < 3; time++)
            await DeliverMailAsync();

        Assert.That(Post.Delivered.Select(mail => mail.Occasion), Is.EqualTo(new[] { "good" }));
    }

    [Test]
    public async Task A_mail_with_an_unreadable_token_does_not_block_others()
    {
        await RegisterAsync();
        await DoAsync(new RequestPasswordReset("ada@example.com"));
        await DeliverEvents();
        await InNotificationsAsync(db =>
            db.Mails.Where(mail => mail.ProtectedToken != null)
                .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.ProtectedToken, "of a lost key"))
        );

        Assert.That((await DeliverMailAsync()).Select(mail => mail.Kind), Is.EqualTo(new[] { "welcome" }));

        await InNotificationsAsync(async db =>
            Assert.That((await db.Mails.SingleAsync(mail => mail.Kind == "password-reset")).Tries, Is.EqualTo(1))
        );
    }

    [Test]
    public async Task Mails_about_events_older_than_three_days_are_not_sent()
    {
        await QueueMailAsync("welcome", "1");
        Clock.Advance(TimeSpan.FromDays(3));

        Assert.That(await DeliverMailAsync(), Is.Empty);
    }

    private async Task InNotificationsAsync(Func<NotificationsDbContext, Task> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<NotificationsDbContext>());
    }

    /// <summary>Every message between modules, delivered or not, and every mail.</summary>
    private async Task<string> StoredTextAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        List<string?> texts = [];
        foreach (var module in scope.ServiceProvider.GetServices<ModuleDescriptor>())
        foreach (var message in await module.ContextOf(scope.ServiceProvider).Outbox.AsNoTracking().ToListAsync())
            texts.AddRange([message.EventName, message.Payload]);
        foreach (var mail in await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Mails.AsNoTracking().ToListAsync())
            texts.AddRange([mail.Subject, mail.Text, mail.Html, mail.ProtectedToken, mail.LastError]);
        return string.Join('\n', texts);
    }
}
