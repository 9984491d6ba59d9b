using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Shop.Chaos;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Faults;

/// <summary>A live host whose database hangs or is down at startup, through a relay.</summary>
[SuppressMessage("Design", "CA1001", Justification = "NUnit calls the tear-down.")]
public sealed class BadDatabaseTests
{
    private string connectionString = string.Empty;
    private TcpRelay relay = null!;

    [SetUp]
    public async Task StartRelay()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The relay leads to PostgreSQL's socket.");
        connectionString = await TestDatabases.CreateAsync();
        var socket = Path.Combine(new NpgsqlConnectionStringBuilder(connectionString).Host!, ".s.PGSQL.5432");
        relay = new TcpRelay(() => new UnixDomainSocketEndPoint(socket));
    }

    [TearDown]
    public async Task StopRelay()
    {
        if (relay is null)
            return;

        await relay.DisposeAsync();
        await TestDatabases.DropAsync(connectionString);
    }

    [Test]
    public async Task Requests_fail_quickly_while_the_database_hangs_and_the_pool_recovers()
    {
        var host = StartHost();
        using var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress, Timeout = TimeSpan.FromSeconds(60) };
        using var ready = await Eventually.AnswersAsync(client, "/health/ready", HttpStatusCode.OK);
        relay.Mode = RelayMode.BlackHole;

        // More than there are connections, so that some find the pool empty.
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 70)
                .Select(number => Task.Run(() => AskAsync(client, (number % 2 == 0 ? "/api/v1/products?query=" : "/search?q=") + number)))
        );

        Assert.That(answers.Select(answer => answer.Status).Distinct(), Is.EqualTo(new[] { HttpStatusCode.ServiceUnavailable }));
        Assert.That(answers.Select(answer => answer.Body), Has.None.Contains("\n   at "));
        Assert.That(
            answers.Max(answer => answer.Took),
            Is.LessThan(TimeSpan.FromSeconds(10)),
            "about four seconds, plus a margin for busy machines"
        );
        relay.Mode = RelayMode.Open;
        var healed = Stopwatch.GetTimestamp();
        await Eventually.IsTrueAsync(
            async () => (await AskAsync(client, "/search?q=tea")).Status == HttpStatusCode.OK,
            "the pool to recover"
        );
        Assert.That(Stopwatch.GetElapsedTime(healed), Is.LessThan(TimeSpan.FromSeconds(10)));
        await host.DisposeAsync();
    }

    [Test]
    public async Task A_host_started_without_its_database_reports_it_and_recovers_by_itself()
    {
        relay.Mode = RelayMode.Refuse;
        var host = StartHost(("Database:MigrateOnStart", "true"));
        using var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };

        using var ready = await client.GetAsync("/health/ready");
        using var live = await client.GetAsync("/health/live");
        var page = await AskAsync(client, "/");

        Assert.That(
            (ready.StatusCode, live.StatusCode, page.Status),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable))
        );
        relay.Mode = RelayMode.Open;
        using var up = await Eventually.AnswersAsync(client, "/health/ready", HttpStatusCode.OK);
        Assert.That((await AskAsync(client, "/")).Status, Is.EqualTo(HttpStatusCode.OK));
        await host.DisposeAsync();
    }

    private ShopHost StartHost(params (string Key, string Value)[] settings)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        var through = string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={relay.Port};Database={database};Username=shop;SSL Mode=Disable"
        );
        return ShopHost.StartOn(
            through,
            settings.Append(("Logs:Console", "false")).ToDictionary(setting => setting.Item1, setting => setting.Item2)
        );
    }

    private static async Task<(HttpStatusCode Status, string Body, TimeSpan Took)> AskAsync(HttpClient client, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), Stopwatch.GetElapsedTime(started));
    }
}
