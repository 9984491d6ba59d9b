using System.Data.Common;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using Shop.Tests.Support;
using Shop.Web.Jobs;

namespace Shop.Tests.Integration.Platform;

/// <summary>A host whose clock runs ahead for a while, beside one whose clock is right.</summary>
public sealed class WrongClockTests
{
    [Test]
    public async Task Jobs_do_not_wait_for_the_time_of_a_host_that_ran_ahead_and_has_gone()
    {
        var host = await ShopHost.StartAsync(live: true);
        using var ready = await ReadyAsync(host);
        await using (
            var ahead = ShopHost.StartOn(host.ConnectionString, new Dictionary<string, string> { ["Shop:ClockAhead"] = "02:00:00" })
        )
        {
            using var client = await ReadyAsync(ahead);
            Assert.That(await client.GetStringAsync("/health/ready"), Does.Contain("\"clock\":{\"status\":\"degraded\""));
        }

        await host.Services.GetServices<IHostedService>().OfType<JobWatch>().Single().PutRightAsync(CancellationToken.None);

        var now = TimeProvider.System.GetUtcNow();
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var triggers = (await scheduler.QueryTriggers(new TriggerQuery { Take = 100 })).Items;
        Assert.That(triggers.Single(trigger => trigger.JobKey.Name == "send-mails").NextFireTimeUtc, Is.LessThan(now.AddSeconds(10)));
        Assert.That(
            triggers.Single(trigger => trigger.JobKey.Name == "reconcile-payments").NextFireTimeUtc,
            Is.LessThan(now.AddHours(1).AddSeconds(10))
        );
        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);
    }

    [Test]
    public async Task A_host_that_died_while_it_ran_ahead_is_taken_for_dead_when_it_does_not_say_that_it_lives()
    {
        var host = await ShopHost.StartAsync(live: true);
        using var client = await ReadyAsync(host);
        var database = host.Services.GetRequiredService<DbDataSource>();
        await using var died = database.CreateCommand(
            $"""
            INSERT INTO jobs.qrtz_scheduler_state
            SELECT (jsonb_populate_record(node, jsonb_build_object('instance_name', 'dead', 'last_checkin_time', {TimeProvider.System.GetUtcNow().AddHours(
                2
            ).Ticks}))).* FROM jobs.qrtz_scheduler_state node LIMIT 1
            """
        );
        Assert.That(await died.ExecuteNonQueryAsync(), Is.EqualTo(1));

        await host.Services.GetServices<IHostedService>().OfType<JobWatch>().Single().PutRightAsync(CancellationToken.None);

        await Eventually.IsTrueAsync(
            async () => !(await client.GetStringAsync("/health/ready")).Contains("\"dead\"", StringComparison.Ordinal),
            "the other host to leave the list",
            TimeSpan.FromSeconds(40)
        );
        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);
    }

    private static async Task<HttpClient> ReadyAsync(ShopHost host)
    {
        var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };
        using var response = await Eventually.AnswersAsync(client, "/health/ready", HttpStatusCode.OK);
        return client;
    }
}
