using System.Net;
using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Tests.Support;
using Shop.Web.Jobs;

namespace Shop.Tests.Integration.Platform;

/// <summary>A host whose clock is ahead for a while, next to one whose clock is correct.</summary>
public sealed class WrongClockTests
{
    [Test]
    public async Task Jobs_do_not_wait_for_the_clock_of_a_stopped_host_that_was_ahead()
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

        var storage = host.Services.GetRequiredService<JobStorage>();
        host.Services.GetRequiredService<RecurringJobs>().Reconcile(storage);

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        using var connection = storage.GetConnection();
        var jobs = connection.GetRecurringJobs().ToDictionary(job => job.Id);
        Assert.That(jobs["reconcile-payments"].NextExecution, Is.LessThan(now.AddHours(1).AddSeconds(10)));
        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);
    }

    [Test]
    public async Task A_dead_host_is_no_longer_listed()
    {
        var host = await ShopHost.StartAsync(live: true);
        using var client = await ReadyAsync(host);
        using (var connection = host.Services.GetRequiredService<JobStorage>().GetConnection())
            connection.AnnounceServer("dead", new ServerContext { Queues = ["default"], WorkerCount = 1 });
        Assert.That(await client.GetStringAsync("/health/ready"), Does.Contain("\"dead\""));

        await using (var database = new NpgsqlConnection(host.ConnectionString))
        {
            await database.OpenAsync();
            await using var command = new NpgsqlCommand(
                "UPDATE jobs.server SET lastheartbeat = lastheartbeat - interval '1 minute' WHERE id = 'dead'",
                database
            );
            Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
        }

        await Eventually.IsTrueAsync(
            async () => !(await client.GetStringAsync("/health/ready")).Contains("\"dead\"", StringComparison.Ordinal),
            "the other host to leave the list"
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
