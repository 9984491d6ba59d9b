using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Application;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Locations;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Inventory;

/// <summary>Helpers for inventory tests. Every test ends with a check of the module's invariants.</summary>
public abstract class InventoryFixture : ShopFixture
{
    private protected static Guid StaffId { get; } = new("0196b000-0000-7000-8000-00000000000a");

    private protected static Sku Tea { get; } = Sku.Of("TEA-1");

    private protected static Sku Mug { get; } = Sku.Of("MUG-1");

    [TearDown]
    public async Task All_invariants_hold() => Assert.That(await BrokenAsync(), Is.Empty);

    /// <summary>
    /// Every violated invariant except orders.ended-orders-hold-nothing: these tests reserve units for references that are not orders.
    /// </summary>
    private protected async Task<IReadOnlyList<string>> BrokenAsync() =>
        [
            .. (await Host.CheckInvariantsAsync()).Where(broken =>
                !broken.StartsWith("orders.ended-orders-hold-nothing:", StringComparison.Ordinal)
            ),
        ];

    private protected static StockLine[] Lines(int tea, int mugs = 0) => mugs == 0 ? [new(Tea, tea)] : [new(Tea, tea), new(Mug, mugs)];

    private protected Task<StockOverview> ReceiveAsync(Sku sku, int delta) =>
        GetAsync(new AdjustStock(Guid.CreateVersion7(), sku, null, null, delta, null, "Delivery", StaffId));

    private protected Task<StockHold> HoldAsync(Guid reference, params StockLine[] lines) =>
        GetAsync(new HoldStock(reference, lines, TimeSpan.FromMinutes(15)));

    private protected async Task<Guid> CommittedAsync(params StockLine[] lines)
    {
        var reference = Guid.CreateVersion7();
        Assert.That((await GetAsync(new CommitStock(reference, lines))).Shortages, Is.Empty);
        return reference;
    }

    /// <summary>On hand, reserved, available.</summary>
    private protected async Task<(int OnHand, int Reserved, int Available)> LevelAsync(Sku sku)
    {
        var stock = await GetAsync(new GetStock(sku));
        return (stock.OnHand, stock.Reserved, stock.Available);
    }

    private protected async Task OpenAsync(string code, string name, int priority) =>
        await GetAsync(new SaveLocation(code, name, priority, true, null, 0, StaffId));

    /// <summary>Location, on hand, reserved.</summary>
    private protected async Task<IEnumerable<(string Code, int OnHand, int Reserved)>> PlacesAsync(Sku sku) =>
        (await GetAsync(new GetStock(sku))).Locations.Select(level => (level.Code, level.OnHand, level.Reserved));

    private protected async Task<Availability> OfferAsync(Sku sku) => (await GetAsync(new GetAvailability([sku])))[0];

    /// <summary>How often low stock was published.</summary>
    private protected async Task<int> AlertsAsync() => (await EventsAsync("inventory.stock-ran-low.v1")).Count;

    /// <summary>The published events of a name, each one once.</summary>
    private protected async Task<IReadOnlyList<string>> EventsAsync(string name)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<InventoryDbContext>().Outbox;
        var messages = await outbox.Where(message => message.EventName == name).ToListAsync();
        return [.. messages.DistinctBy(message => message.EventId).OrderBy(message => message.EventId).Select(message => message.Payload)];
    }

    /// <summary>Changes rows in ways that no code of the module would.</summary>
    private protected async Task SqlAsync(string sql)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<InventoryDbContext>().Database.ExecuteSqlRawAsync(sql);
    }

    private protected async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InventoryDbContext>().Database.SqlQueryRaw<string>(sql).ToListAsync();
    }

    /// <summary>The back-office API with the demo shop's key.</summary>
    private protected async Task<HttpClient> StaffClientAsync()
    {
        await GetAsync(new SeedDemoAccounts());
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev-shop-key");
        return client;
    }

    private protected async Task<int> MovementsAsync(Sku sku) => (await GetAsync(new ListMovements(sku, 1, 100))).Total;
}
