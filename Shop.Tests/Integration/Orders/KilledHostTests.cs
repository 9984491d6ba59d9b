using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>A host that is killed during fifty checkouts, and restarted. Gateway and database stay up.</summary>
public sealed class KilledHostTests
{
    private const int Checkouts = 50;
    private const int AtOnce = 16;
    private const int KilledAfter = 15;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("shop-killed-").FullName;
    private readonly string shopAddress = ShopProcess.FreeAddress();
    private readonly string gatewayAddress = ShopProcess.FreeAddress();
    private string connectionString = string.Empty;
    private ShopHost seen = null!;
    private int acknowledged;

    private Dictionary<string, string> Environment =>
        new()
        {
            ["ConnectionStrings__Shop"] = connectionString,
            ["Database__MaxPoolSize"] = "30",
            ["Database__MigrateOnStart"] = "false",
            ["Shop__DataDirectory"] = folder,
            ["Shop__DemoData"] = "false",
            ["Shop__PublicUrl"] = shopAddress,
            ["Shop__ManagementUrl"] = string.Empty,
            ["Payments__Sandbox__Url"] = gatewayAddress,
            ["Payments__Sandbox__Start"] = "false",
            ["Payments__ReconcileMinutes"] = "0.02",
            ["Limits__CartPerMinute"] = "100000",
            ["Limits__OrderPerMinute"] = "100000",
            ["Logs__Level"] = "Error",
        };

    [OneTimeSetUp]
    public async Task StartShop()
    {
        connectionString = await TestDatabases.CreateAsync();
        seen = new ShopHost(connectionString);
        seen.Clock.SetTo(TimeProvider.System.GetUtcNow());
        await seen.GetAsync(
            new CreateProduct(
                Guid.CreateVersion7(),
                new ProductInput("Green tea", null, null, null, null, [], [], null, null, false),
                [],
                [new VariantInput(null, "TEA", [], 10)],
                true,
                null
            )
        );
        await seen.GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA"), null, 500, null, null, "Counted", null));
        await seen.DeliverEventsAsync();
    }

    [OneTimeTearDown]
    public async Task StopShop()
    {
        await seen.DisposeAsync();
        await TestDatabases.DropAsync(connectionString);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Acknowledged_orders_survive_a_kill_and_no_shopper_is_charged_twice()
    {
        await using var gateway = ShopProcess.StartSandbox(Environment, "--urls", gatewayAddress);
        using var client = new HttpClient { BaseAddress = new Uri(shopAddress), Timeout = TimeSpan.FromSeconds(15) };
        using var gate = new SemaphoreSlim(AtOnce);
        var host = ShopProcess.Start(Environment, "serve", "--urls", shopAddress);
        try
        {
            await ReadyAsync(client);
            var buying = Enumerable.Range(0, Checkouts).Select(_ => Task.Run(() => BuyAsync(client, gate))).ToList();
            await Eventually.IsTrueAsync(
                () => Task.FromResult(Volatile.Read(ref acknowledged) >= KilledAfter),
                "the first orders",
                Timeout
            );
            await host.KillAsync();
            Assert.That(buying.Count(task => task.IsCompleted), Is.LessThan(Checkouts), "it was killed halfway");

            host = ShopProcess.Start(Environment, "serve", "--urls", shopAddress);
            await ReadyAsync(client);
            var shoppers = await Task.WhenAll(buying);

            Assert.That(
                shoppers.SelectMany(shopper => shopper.Numbers).Distinct().Count(),
                Is.EqualTo(Checkouts),
                "a cart's order keeps its number"
            );
            await Eventually.IsTrueAsync(
                async () => (await OrdersAsync(OrderStatus.Confirmed)).Count == Checkouts,
                "every paid order to be confirmed",
                Timeout
            );
            Assert.That(
                (await OrdersAsync(null)).Select(order => order.Number),
                Is.EquivalentTo(shoppers.Select(shopper => shopper.Numbers[^1]))
            );
            Assert.That((await OrdersAsync(null)).Select(order => order.PaymentStatus), Is.All.EqualTo(PaymentState.Paid));
            await AssertChargedOnceAsync();
        }
        finally
        {
            await host.DisposeAsync();
        }

        await using var check = ShopProcess.Start(Environment, "check");
        Assert.That(await check.WaitAsync(), Is.Zero);
    }

    private static async Task ReadyAsync(HttpClient client) =>
        await Eventually.IsTrueAsync(
            async () =>
            {
                try
                {
                    using var answer = await client.GetAsync("/health/ready");
                    return answer.StatusCode == HttpStatusCode.OK;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the host to be ready",
            Timeout
        );

    /// <summary>Fills a cart, places the order and pays, retrying each step without a response.</summary>
    private async Task<(ApiShopper Shopper, IReadOnlyList<string> Numbers)> BuyAsync(HttpClient client, SemaphoreSlim gate)
    {
        await gate.WaitAsync();
        try
        {
            var shopper = new ApiShopper(client);
            List<string> numbers = [];
            await RetryAsync(() => shopper.FillAsync(("TEA", 1)), HttpStatusCode.Created);
            numbers.Add((await RetryAsync(() => shopper.PlaceAsync(), HttpStatusCode.Created)).Text("number"));
            Interlocked.Increment(ref acknowledged);
            await RetryAsync(() => shopper.PayAsync(), HttpStatusCode.OK);
            numbers.Add((await RetryAsync(() => shopper.PlaceAsync(), HttpStatusCode.Created)).Text("number"));
            return (shopper, numbers);
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<ApiAnswer> RetryAsync(Func<Task<ApiAnswer>> step, HttpStatusCode expected)
    {
        ApiAnswer? answer = null;
        await Eventually.IsTrueAsync(
            async () =>
            {
                try
                {
                    answer = await step();
                    return answer.Status == expected;
                }
                catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
                {
                    return false;
                }
            },
            $"an answer {(int)expected}, the last was {answer}",
            Timeout
        );
        return answer!;
    }

    private async Task<IReadOnlyList<OrderItem>> OrdersAsync(OrderStatus? status) =>
        (await seen.GetAsync(new ListOrders(null, null, status, null, null, null, null, 1, 100))).Items;

    private async Task AssertChargedOnceAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(gatewayAddress) };
        var charges = (await client.GetFromJsonAsync<JsonElement>("/charges")).EnumerateArray().ToList();
        var captured = charges.Where(charge => charge.GetProperty("captured").GetInt64() > 0).ToList();

        Assert.That(
            captured.Select(charge => charge.GetProperty("description").GetString()),
            Is.Unique.And.EquivalentTo((await OrdersAsync(null)).Select(order => order.Number))
        );
        Assert.That(captured.Select(charge => charge.GetProperty("captured").GetInt64()), Is.All.EqualTo(1490L));
        Assert.That(charges.SelectMany(charge => charge.GetProperty("refunds").EnumerateArray()), Is.Empty);
    }
}
