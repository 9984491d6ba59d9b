using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Payments.Contracts.Events;
using Shop.Reporting.Application;
using Shop.Tests.Support;
using Shop.Users.Application;
using Shop.Users.Contracts.Events;

namespace Shop.Tests.Integration.Platform;

/// <summary>Outbox delivery, tested with an event of Users that Reporting counts.</summary>
public sealed class OutboxTests : ShopFixture
{
    private static readonly Guid EventId = new("019a0000-0000-7000-8000-000000000001");

    [Test]
    public async Task An_event_is_handled_once_and_marked_as_done()
    {
        await PublishAsync();

        var delivered = await DeliverEvents();

        Assert.That(delivered, Is.EqualTo(1));
        Assert.That(await CountAsync(), Is.EqualTo((1, 1)));
        Assert.That((await RowAsync()).DoneAt, Is.EqualTo(Clock.Now));
    }

    [Test]
    public async Task A_redelivered_event_changes_nothing()
    {
        await PublishAsync();
        await DeliverEvents();
        await ChangeRowAsync(rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, (DateTimeOffset?)null)));

        var delivered = await DeliverEvents();

        Assert.That(delivered, Is.EqualTo(1));
        Assert.That(await CountAsync(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_redelivery_that_looks_like_the_first_is_stopped_by_the_inbox_key()
    {
        await PublishAsync();
        await DeliverEvents();
        await ChangeRowAsync(rows =>
            rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, (DateTimeOffset?)null).SetProperty(row => row.Attempts, 0))
        );

        await DeliverEvents();

        Assert.That(await CountAsync(), Is.EqualTo((1, 1)));
        Assert.That((await RowAsync()).DoneAt, Is.Not.Null);
    }

    [Test]
    public async Task A_row_leased_by_another_host_is_skipped_until_the_lease_expires()
    {
        await PublishAsync();
        var dispatcher = Host.Services.GetRequiredService<OutboxDispatcher>();
        var users = Host.Services.GetServices<ModuleDescriptor>().Single(module => module.Name == "Users");
        var claimed = await dispatcher.ClaimAsync(users, 10, CancellationToken.None);

        Assert.That(claimed, Has.Count.EqualTo(1));
        Assert.That(await dispatcher.ClaimAsync(users, 10, CancellationToken.None), Is.Empty);
        Clock.Advance(TimeSpan.FromSeconds(91));
        Assert.That(await dispatcher.ClaimAsync(users, 10, CancellationToken.None), Has.Count.EqualTo(1), "its owner counts as dead");
        await dispatcher.DeliverAsync(users, claimed[0], CancellationToken.None);
        Assert.That((await RowAsync()).DoneAt, Is.Null, "a lost lease marks nothing as done");
    }

    [Test]
    public async Task A_message_written_while_the_clock_was_ahead_is_delivered_immediately_once_the_clock_is_correct()
    {
        var right = Clock.Now;
        Clock.SetTo(right.AddHours(2));
        await PublishAsync();
        Clock.SetTo(right);

        Assert.That(await DeliverEvents(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_message_postponed_while_the_clock_was_ahead_is_retried_once_the_clock_is_correct()
    {
        var right = Clock.Now;
        await PublishAsync();
        var payload = (await RowAsync()).Payload;
        await ChangeRowAsync(rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, "{")));
        Clock.SetTo(right.AddHours(2));
        await DeliverEvents(mayFail: true);
        await ChangeRowAsync(rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, payload)));
        Clock.SetTo(right);

        Assert.That(await DeliverEvents(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_lease_taken_while_the_clock_was_ahead_counts_as_expired()
    {
        var right = Clock.Now;
        await PublishAsync();
        var dispatcher = Host.Services.GetRequiredService<OutboxDispatcher>();
        var users = Host.Services.GetServices<ModuleDescriptor>().Single(module => module.Name == "Users");
        Clock.SetTo(right.AddMinutes(2));
        await dispatcher.ClaimAsync(users, 10, CancellationToken.None);
        Clock.SetTo(right);
        Assert.That(await dispatcher.ClaimAsync(users, 10, CancellationToken.None), Is.Empty, "two clocks may differ by this much");
        Clock.SetTo(right.AddHours(2));
        Assert.That(await dispatcher.ClaimAsync(users, 10, CancellationToken.None), Has.Count.EqualTo(1));
        Clock.SetTo(right);

        Assert.That(await dispatcher.ClaimAsync(users, 10, CancellationToken.None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_failing_event_is_tried_ten_times_with_growing_delays_then_parked_and_can_be_retried()
    {
        await PublishAsync();
        var payload = (await RowAsync()).Payload;
        await ChangeRowAsync(rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, "{")));

        List<TimeSpan> pauses = [];
        for (var attempt = 1; attempt <= OutboxDispatcher.MaxAttempts; attempt++)
        {
            Assert.That(await DeliverEvents(mayFail: true), Is.EqualTo(1), $"try {attempt}");
            var row = await RowAsync();
            Assert.That((row.Attempts, row.ParkedAt is not null), Is.EqualTo((attempt, attempt == OutboxDispatcher.MaxAttempts)));
            pauses.Add(row.NextTryAt - Clock.Now);
            Clock.SetTo(row.NextTryAt);
        }

        Assert.That(pauses, Is.Ordered);
        Assert.That(await DeliverEvents(mayFail: true), Is.Zero, "parked");
        Assert.That((await RowAsync()).LastError, Is.Not.Empty);
        var inspector = Host.Services.GetRequiredService<OutboxInspector>();
        Assert.That(
            (await inspector.GetStatesAsync(CancellationToken.None)).Single(state => state.Module == "Users").Parked,
            Is.EqualTo(1)
        );

        await ChangeRowAsync(rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, payload)));
        Assert.That(await inspector.RetryAsync("Users", (await RowAsync()).Id, CancellationToken.None), Is.True);
        await DeliverEvents();

        Assert.That(await CountAsync(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_failing_event_does_not_block_others()
    {
        await PublishAsync();
        await ChangeRowAsync(rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, "{")));
        await PublishAsync(Guid.CreateVersion7());

        await DeliverEvents(mayFail: true);

        Assert.That((await CountAsync()).Facts, Is.EqualTo(1));
    }

    [Test]
    public async Task Collected_events_are_written_in_one_transaction()
    {
        for (var number = 0; number < 5; number++)
            await PublishAsync(Guid.CreateVersion7());

        Assert.That(await DeliverTogetherAsync(), Is.EqualTo(5));
        Assert.That(await CountAsync(), Is.EqualTo((5, 5)));
        Assert.That(await TransactionsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_failing_or_repeated_event_does_not_affect_others_in_its_batch()
    {
        await PublishAsync();
        await DeliverEvents();
        await ChangeRowAsync(rows =>
            rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, (DateTimeOffset?)null).SetProperty(row => row.Attempts, 0))
        );
        var poisonous = Guid.CreateVersion7();
        foreach (var id in (Guid[])[poisonous, Guid.CreateVersion7(), Guid.CreateVersion7()])
            await PublishAsync(id);
        await ChangeRowAsync(rows =>
            rows.Where(row => row.EventId == poisonous).ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, "{"))
        );

        Assert.That(await DeliverTogetherAsync(), Is.EqualTo(3));
        Assert.That(await CountAsync(), Is.EqualTo((3, 3)));
        var waiting = (await Host.Services.GetRequiredService<OutboxInspector>().ListFailedAsync(CancellationToken.None)).Single();
        Assert.That(waiting.Message.EventId, Is.EqualTo(poisonous));
    }

    [Test]
    public async Task Two_events_of_one_payment_can_be_collected_together()
    {
        var (payment, order, total) = (Guid.CreateVersion7(), Guid.CreateVersion7(), AnOrder.Eur(10));
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
            db.Publish(new PaymentStarted(Guid.CreateVersion7(), Clock.Now, order, payment, "card", total));
            db.Publish(
                new PaymentFailed(Guid.CreateVersion7(), Clock.Now, order, payment, "card", total, new Message("payments.declined"))
            );
            await db.SaveChangesAsync();
        }

        Assert.That(await DeliverTogetherAsync(), Is.EqualTo(2));
        await using var reading = Host.Services.CreateAsyncScope();
        var fact = await reading.ServiceProvider.GetRequiredService<ReportingDbContext>().Payments.SingleAsync();
        Assert.That((fact.Id, fact.Failed), Is.EqualTo((payment, true)));
        Assert.That(await TransactionsAsync(), Is.EqualTo(1));
    }

    /// <summary>Delivers everything that is due for Reporting, as the host does; returns how many messages may be marked as done.</summary>
    private async Task<int> DeliverTogetherAsync()
    {
        var dispatcher = Host.Services.GetRequiredService<OutboxDispatcher>();
        var users = Host.Services.GetServices<ModuleDescriptor>().Single(module => module.Name == "Users");
        var claimed = await dispatcher.ClaimAsync(users, 10, CancellationToken.None);
        return (
            await dispatcher.TryDeliverTogetherAsync(
                [
                    .. claimed
                        .Where(message => message.Handler.StartsWith("reporting.", StringComparison.Ordinal))
                        .Select(message => new Delivery(users, message)),
                ],
                CancellationToken.None
            )
        ).Count;
    }

    private async Task<int> TransactionsAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        if (!db.IsPostgres)
            Assert.Ignore("Only PostgreSQL tells which transaction wrote a row.");
        return await db.Database.SqlQueryRaw<int>("SELECT count(DISTINCT xmin::text)::int AS \"Value\" FROM reporting.inbox").SingleAsync();
    }

    private async Task PublishAsync(Guid? id = null)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
        db.Publish(new RegistrationAttempted(id ?? EventId, Clock.Now, Guid.CreateVersion7()));
        await db.SaveChangesAsync();
    }

    private async Task<OutboxMessage> RowAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UsersDbContext>().Outbox.AsNoTracking().SingleAsync();
    }

    private async Task ChangeRowAsync(Func<IQueryable<OutboxMessage>, Task> change)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<UsersDbContext>().Outbox);
    }

    private async Task<(int Facts, int Inbox)> CountAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        return (await db.Registrations.CountAsync(), await db.Inbox.CountAsync());
    }
}
