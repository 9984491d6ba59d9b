using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;
using Shop.Web.Health;
using Shop.Web.Jobs;

namespace Shop.Tests.Integration.Platform;

/// <summary>A shop is backed up while it sells, restored elsewhere, checked while processing is paused, and released.</summary>
public sealed class BackupTests : OrdersFixture
{
    private string folder = string.Empty;

    [SetUp]
    public void MakeFolder()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The verbs are for PostgreSQL.");
        folder = Directory.CreateTempSubdirectory("shop-backup-").FullName;
    }

    [TearDown]
    public void RemoveFolder()
    {
        if (folder.Length > 0)
            Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_restored_shop_has_all_data_and_sends_nothing_until_it_is_released()
    {
        // The restored shop runs in real time, where mails from another year are stale.
        Clock.SetTo(TimeProvider.System.GetUtcNow());
        var paid = await BuyAsync(("TEA", 2));
        var waiting = await PlaceAsync("bank-transfer", ("MUG", 1));
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(Path.Combine(Host.DataFolder, "media")).FullName, "tea.jpg"),
            "a picture"
        );
        var before = await OrdersAsync(Host);
        var mails = (await MailsAsync()).Count;
        var messages = await WaitingAsync(Host);
        Assert.That((mails, messages), Is.Not.EqualTo((0, 0)), "something is pending");

        Assert.That(await RunAsync(Host.ConnectionString, Host.DataFolder, "backup", Backup), Is.Zero);
        await BuyAsync(("TEA", 1));

        var elsewhere = await TestDatabases.CreateEmptyAsync();
        var data = Path.Combine(folder, "data");
        Assert.That(await RunAsync(elsewhere, data, "restore", Backup), Is.Zero);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(data, "media", "tea.jpg")), Is.EqualTo("a picture"));
        await using (var quiet = new ShopHost(elsewhere))
        {
            Assert.That(await OrdersAsync(quiet), Is.EqualTo(before).And.Not.EqualTo(await OrdersAsync(Host)));
            Assert.That(before.Select(order => order.Number), Is.EquivalentTo(new[] { paid.Number, waiting.Number }));
            var results = await quiet.Services.GetRequiredService<InvariantRunner>().RunAsync(CancellationToken.None);
            Assert.That(results.Where(result => result.Always).SelectMany(result => result.Offenders), Is.Empty);
        }

        var paused = ShopHost.StartOn(elsewhere, new Dictionary<string, string>(Gateway.Settings));
        using (var client = new HttpClient { BaseAddress = paused.ClientOptions.BaseAddress })
        {
            // The job that sends mails has run, and was not allowed to send.
            await Eventually.IsTrueAsync(
                () =>
                    Task.FromResult(
                        paused.Services.GetRequiredService<FrequentJobs>().LastRuns.Single(run => run.Job.Id == "send-mails").Outcome
                            == "Deleted"
                    ),
                "the jobs to start"
            );
            var ready = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/health/ready"));
            Assert.That(ready.GetProperty("checks").GetProperty("paused").GetProperty("status").GetString(), Is.EqualTo("degraded"));
            Assert.That((await WaitingAsync(paused), SentBy(paused)), Is.EqualTo((messages, 0)));

            Assert.That(await RunAsync(elsewhere, data, "release"), Is.Zero);
            await Eventually.IsTrueAsync(async () => await WaitingAsync(paused) == 0 && SentBy(paused) >= mails, "what waited to go out");
        }

        await paused.DisposeAsync();
        await TestDatabases.DropAsync(elsewhere);
    }

    [Test]
    public async Task A_backup_requires_an_empty_folder()
    {
        Directory.CreateDirectory(Backup);
        await File.WriteAllTextAsync(Path.Combine(Backup, "letter.txt"), "somebody else's");

        Assert.That(await RunAsync(Host.ConnectionString, Host.DataFolder, "backup", Backup), Is.EqualTo(1));
        Assert.That(Directory.GetFiles(Backup), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_damaged_backup_and_a_database_that_is_in_use_or_not_empty_are_refused()
    {
        await BuyAsync(("TEA", 1));
        Assert.That(await RunAsync(Host.ConnectionString, Host.DataFolder, "backup", Backup), Is.Zero);
        var full = await TestDatabases.CreateAsync();
        var data = Path.Combine(folder, "data");

        Assert.That(await RunAsync(Host.ConnectionString, data, "restore", Backup, "--force"), Is.EqualTo(1), "it is in use by a host");
        Assert.That(await RunAsync(full, data, "restore", Backup), Is.EqualTo(1), "it is not empty");
        var dump = Path.Combine(Backup, "shop.dump");
        var whole = await File.ReadAllBytesAsync(dump);
        await File.WriteAllBytesAsync(dump, [.. whole[..^1], (byte)(whole[^1] ^ 1)]);
        Assert.That(await RunAsync(full, data, "restore", Backup, "--force"), Is.EqualTo(1), "one bit differs");
        Assert.That(await ScalarAsync(full, "SELECT count(*) FROM orders.orders"), Is.Zero);

        await File.WriteAllBytesAsync(dump, whole);
        Assert.That(await RunAsync(full, data, "restore", Backup, "--force"), Is.Zero);
        Assert.That(await ScalarAsync(full, "SELECT count(*) FROM orders.orders"), Is.EqualTo(1));
        await TestDatabases.DropAsync(full);
    }

    private string Backup => Path.Combine(folder, "backup");

    private static async Task<int> RunAsync(string connectionString, string dataFolder, params string[] verb)
    {
        await using var process = ShopProcess.Start(
            new Dictionary<string, string> { ["ConnectionStrings__Shop"] = connectionString, ["Shop__DataDirectory"] = dataFolder },
            verb
        );
        var exitCode = await process.WaitAsync();
        TestContext.Out.WriteLine($"{string.Join(' ', verb)}: {await process.ReadAsync()}");
        return exitCode;
    }

    private static async Task<IReadOnlyList<(string Number, OrderStatus Status, decimal Total)>> OrdersAsync(ShopHost host) =>
        [
            .. (await host.GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 100))).Items.Select(order =>
                (order.Number, order.Status, order.Total.Amount)
            ),
        ];

    private static async Task<int> WaitingAsync(ShopHost host) =>
        (await host.Services.GetRequiredService<Shop.Kernel.Persistence.OutboxInspector>().GetStatesAsync(CancellationToken.None)).Sum(
            state => state.Waiting
        );

    private static int SentBy(ShopHost host) =>
        Directory.Exists(Path.Combine(host.DataFolder, "mail"))
            ? Directory.GetFiles(Path.Combine(host.DataFolder, "mail"), "*.eml").Length
            : 0;

    private static async Task<long> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
