using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Reporting.Application;
using Shop.Tests.Support;
using Shop.Users.Application;
using Shop.Users.Contracts.Events;

namespace Shop.Tests.Integration.Platform;

public sealed class IdleHostTests
{
    private const int MostPerSecond = 10;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [Test]
    public async Task An_idle_host_sends_few_statements_and_still_delivers_events_of_other_processes_immediately()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("SQL Server is polled.");
        var host = await ShopHost.StartAsync(live: true);
        using var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };
        using (await Eventually.AnswersAsync(client, "/health/ready", HttpStatusCode.OK)) { }

        await Eventually.IsTrueAsync(
            StatementsIn(host, out var listener),
            $"{Window.TotalSeconds} seconds with at most {MostPerSecond} statements each",
            TimeSpan.FromSeconds(40)
        );
        listener.Dispose();

        await using (var other = new ShopHost(host.ConnectionString))
        await using (var scope = other.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
            db.Publish(new RegistrationAttempted(Guid.CreateVersion7(), other.Clock.Now, Guid.CreateVersion7()));
            await db.SaveChangesAsync();
            await Eventually.IsTrueAsync(
                () => scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Registrations.AnyAsync(),
                "the event of the other process",
                TimeSpan.FromSeconds(2)
            );
        }

        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);
    }

    /// <summary>True once a window has passed in which the host, its jobs and its scheduler sent few statements.</summary>
    private static Func<Task<bool>> StatementsIn(ShopHost host, out IDisposable listener)
    {
        var database = new NpgsqlConnectionStringBuilder(host.ConnectionString).Database;
        var sent = new ConcurrentQueue<long>();
        var begun = Stopwatch.GetTimestamp();
        var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => (tag.Value as string) == database))
                    sent.Enqueue(Stopwatch.GetTimestamp());
            },
        };
        ActivitySource.AddActivityListener(activities);
        listener = activities;
        return () =>
        {
            while (sent.TryPeek(out var at) && Stopwatch.GetElapsedTime(at) > Window)
                sent.TryDequeue(out _);
            return Task.FromResult(
                !sent.IsEmpty && Stopwatch.GetElapsedTime(begun) > Window && sent.Count <= MostPerSecond * Window.TotalSeconds
            );
        };
    }
}
