using Hangfire;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Kernel.Persistence;
using Shop.Tests.Support;
using Shop.Users.Application;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Events;
using Shop.Web.Health;
using Shop.Web.Jobs;

namespace Shop.Tests.Integration.Platform;

/// <summary>
/// The invariants of kernel, host and Users: each finds the one row or setting that was corrupted, and nothing before that.
/// </summary>
public sealed class InvariantTests : ShopFixture
{
    [SetUp]
    public void NeedsPostgres()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The rows are spoiled in PostgreSQL's words.");
    }

    [Test]
    public async Task An_undelivered_message_is_reported()
    {
        var id = await PublishAsync();
        Assert.That(await OffendersAsync("messages.delivered-in-time"), Is.Empty, "it has just been written");

        Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.That(await OffendersAsync("messages.delivered-in-time"), Has.Count.EqualTo(1).And.All.Contain(id.ToString()));
        await ExecuteAsync("UPDATE users.outbox SET parked_at = now()");
        Assert.That(await OffendersAsync("messages.delivered-in-time"), Is.Empty, "parked and shown in the back office");
    }

    [Test]
    public async Task A_message_marked_as_delivered_without_delivery_is_reported()
    {
        var id = await PublishAsync();
        await DeliverEvents();
        Assert.That(await OffendersAsync("messages.delivered-are-in-inbox"), Is.Empty);

        await ExecuteAsync("DELETE FROM reporting.inbox");

        Assert.That(await OffendersAsync("messages.delivered-are-in-inbox"), Has.Count.EqualTo(1).And.All.Contain(id.ToString()));
    }

    [Test]
    public async Task A_key_that_stays_in_progress_is_reported()
    {
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
            db.IdempotencyKeys.Add(
                new IdempotencyKey
                {
                    Id = new string('a', 64),
                    RequestHash = new string('b', 64),
                    StartedAt = Clock.Now,
                }
            );
            await db.SaveChangesAsync();
        }

        Assert.That(await OffendersAsync("messages.idempotency-keys-settle"), Is.Empty);
        Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.That(await OffendersAsync("messages.idempotency-keys-settle"), Has.Count.EqualTo(1).And.All.Contain("aaaa"));
    }

    [Test]
    public async Task An_unsent_mail_is_reported()
    {
        await QueueMailAsync("welcome", "ada");
        Assert.That(await OffendersAsync("notifications.mails-sent-in-time"), Is.Empty);

        Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.That(await OffendersAsync("notifications.mails-sent-in-time"), Has.Count.EqualTo(1).And.All.StartWith("welcome ada"));
    }

    [Test]
    public async Task A_session_of_a_disabled_account_is_reported()
    {
        await DoAsync(new RegisterCustomer("ada@example.com", "a sentence is fine", "Ada"));
        var session = await GetAsync(new SignIn("ada@example.com", "a sentence is fine", null, null));
        Assert.That(await OffendersAsync("users.disabled-accounts-signed-out"), Is.Empty);

        await ExecuteAsync("UPDATE users.accounts SET is_disabled = true");

        Assert.That(
            await OffendersAsync("users.disabled-accounts-signed-out"),
            Has.Count.EqualTo(1).And.All.Contain(session.AccountId.ToString())
        );
    }

    [Test]
    public async Task An_API_key_stored_in_plain_text_is_reported()
    {
        await ExecuteAsync(
            "INSERT INTO users.api_keys (id, name, key_hash, scopes, is_demo, created_at) "
                + "VALUES (gen_random_uuid(), 'till', 'plain-text-key', '[]', false, now())"
        );

        Assert.That(await OffendersAsync("users.keys-hashed"), Has.Count.EqualTo(1).And.All.EndWith("is not hashed"));
    }

    [TestCase(
        "ALTER TABLE notifications.mails ADD CONSTRAINT spoiled CHECK (tries >= 0) NOT VALID",
        "ALTER TABLE notifications.mails DROP CONSTRAINT spoiled",
        "notifications.spoiled is not validated"
    )]
    [TestCase(
        "ALTER TABLE notifications.mails ADD COLUMN spoiled double precision",
        "ALTER TABLE notifications.mails DROP COLUMN spoiled",
        "notifications.mails.spoiled is double precision"
    )]
    [TestCase(
        "ALTER TABLE notifications.mails ADD COLUMN spoiled timestamp",
        "ALTER TABLE notifications.mails DROP COLUMN spoiled",
        "notifications.mails.spoiled is timestamp without time zone"
    )]
    [TestCase(
        "ALTER TABLE notifications.mails ADD COLUMN spoiled uuid CONSTRAINT fk_spoiled REFERENCES orders.carts",
        "ALTER TABLE notifications.mails DROP COLUMN spoiled",
        "notifications.fk_spoiled leaves its schema"
    )]
    [TestCase(
        "CREATE INDEX spoiled ON notifications.mails (kind); "
            + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'notifications.spoiled'::regclass",
        "DROP INDEX notifications.spoiled",
        "notifications.spoiled is no valid index"
    )]
    public async Task A_corrupted_schema_is_reported(string spoil, string mend, string offender)
    {
        Assert.That(await OffendersAsync("database.schema-valid"), Is.Empty);
        await ExecuteAsync(spoil, asOwner: true);
        try
        {
            Assert.That(await OffendersAsync("database.schema-valid"), Is.EqualTo(new[] { offender }));
        }
        finally
        {
            await ExecuteAsync(mend, asOwner: true);
        }
    }

    [Test]
    public async Task An_overdue_job_and_a_run_of_a_silent_host_are_reported()
    {
        var storage = Host.Services.GetRequiredService<JobStorage>();
        var schedules = Host.Services.GetRequiredService<IRecurringJobManager>();
        schedules.AddOrUpdate<JobRunner>("send-mails", runner => runner.RunAsync("send-mails", CancellationToken.None), "0/5 * * * * *");
        Clock.Advance(TimeSpan.FromMinutes(2));
        var run = Host
            .Services.GetRequiredService<IBackgroundJobClient>()
            .Enqueue<JobRunner>(runner => runner.RunAsync("expire-orders", CancellationToken.None));
        using var connection = storage.GetConnection();
        connection.AnnounceServer("alive", new ServerContext { Queues = ["default"], WorkerCount = 1 });
        var (longAgo, now) = (Clock.Now.AddMinutes(-2), Clock.Now);
        await ExecuteAsync(
            $$"""
            UPDATE jobs.server SET lastheartbeat = '{{now:O}}';
            INSERT INTO jobs.state (jobid, name, createdat, data)
                VALUES ({{run}}, 'Processing', '{{longAgo:O}}',
                jsonb_build_object('ServerId', 'dead', 'StartedAt', '{{longAgo.UtcDateTime:O}}'));
            UPDATE jobs.job SET statename = 'Processing', stateid = (SELECT max(id) FROM jobs.state) WHERE id = {{run}};
            """
        );
        try
        {
            Assert.That(
                await OffendersAsync("host.jobs-on-time"),
                Is.EqualTo(new[] { "send-mails is overdue", "expire-orders runs on dead, which is silent" })
            );
            await ExecuteAsync($"UPDATE jobs.server SET lastheartbeat = '{longAgo:O}'");
            Assert.That(await OffendersAsync("host.jobs-on-time"), Is.Empty, "no host is running");
        }
        finally
        {
            connection.RemoveServer("alive");
            schedules.RemoveIfExists("send-mails");
            await ExecuteAsync("DELETE FROM jobs.job; DELETE FROM jobs.jobqueue");
        }
    }

    [Test]
    public async Task A_server_that_may_lose_commits_is_reported()
    {
        await using var strict = new ShopHost(
            Host.ConnectionString,
            settings: new Dictionary<string, string> { ["Database:Durable"] = "true" }
        );

        var found = await strict.Services.GetRequiredService<InvariantRunner>().RunAsync(CancellationToken.None);

        Assert.That(
            found.Single(result => result.Name == "database.durable-and-least-privilege").Offenders,
            Does.Contain("fsync is off").And.Contain("full_page_writes is off"),
            "the tests' own server"
        );
        Assert.That(await OffendersAsync("database.durable-and-least-privilege"), Is.Empty, "the test server is exempt");
    }

    [Test]
    public async Task The_last_run_is_stored_for_the_back_office()
    {
        await PublishAsync();
        Clock.Advance(TimeSpan.FromSeconds(61));

        await OffendersAsync("messages.delivered-in-time");
        var last = Host.Services.GetRequiredService<InvariantRunner>().Last;

        Assert.That(last!.Value.At, Is.EqualTo(Clock.Now));
        Assert.That(last.Value.Results.Select(result => result.Statement), Has.None.StartsWith("Invariants."), "each has a text");
        Assert.That(
            last.Value.Results.Select(result => result.Name),
            Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal)
                .And.Unique.And.SupersetOf(
                    new[]
                    {
                        "orders.totals-add-up",
                        "messages.delivered-in-time",
                        "database.schema-valid",
                        "inventory.levels-within-limits",
                    }
                )
        );
    }

    private async Task<IReadOnlyList<string>> OffendersAsync(string code)
    {
        var results = await Host.Services.GetRequiredService<InvariantRunner>().RunAsync(CancellationToken.None);
        return results.Single(result => result.Name == code).Offenders;
    }

    private async Task<Guid> PublishAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
        var id = Guid.CreateVersion7();
        db.Publish(new RegistrationAttempted(id, Clock.Now, null));
        await db.SaveChangesAsync();
        return id;
    }

    private async Task ExecuteAsync(string sql, bool asOwner = false)
    {
        var target = new NpgsqlConnectionStringBuilder(Host.ConnectionString) { Pooling = false };
        if (asOwner)
            target.Username = "postgres";
        await using var connection = new NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
