using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Contracts.Orders;
using Shop.Reporting.Contracts.Reports;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Support;

/// <summary>
/// A shop that sells tea (10.00, 20 in stock), mugs (18.00, 5 in stock) and an e-book (9.00, not tracked, not shipped), with a gateway
/// whose webhooks the test delivers. Delivery within Germany is 4.90, free from 50.00.
/// </summary>
public abstract class OrdersFixture : ShopFixture
{
    private TestGateway? gateway;

    private protected static Guid StaffId => AnOrder.StaffId;

    private protected TestGateway Gateway => gateway ??= TestGateway.Start();

    protected override IReadOnlyDictionary<string, string> Settings => Gateway.Settings;

    [OneTimeTearDown]
    public async Task StopGateway()
    {
        if (gateway is not null)
            await gateway.DisposeAsync();
    }

    [SetUp]
    public async Task SeedShop()
    {
        await SellAsync("TEA", "Green tea", 10, stock: 20);
        await SellAsync("MUG", "Stoneware mug", 18, stock: 5);
        await SellAsync("EBOOK", "The book of tea", 9, stock: null);
        await DeliverEvents();
    }

    private protected async Task<Guid> SellAsync(string sku, string title, decimal price, int? stock)
    {
        var id = Guid.CreateVersion7();
        var input = new ProductInput(title, null, null, null, null, [], [], null, null, false);
        await GetAsync(
            new CreateProduct(id, input, [], [new VariantInput(null, sku, [], price, RequiresShipping: stock is not null)], true, StaffId)
        );
        if (stock is { } units)
            await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of(sku), null, units, null, null, "Counted", StaffId));
        else
            await DoAsync(new SetStockSettings(Sku.Of(sku), IsTracked: false, CanBackorder: false, null));
        return id;
    }

    private protected ApiShopper NewShopper(string email = "ada@example.com") => new(NewClient()) { Email = email };

    /// <summary>An unpaid order.</summary>
    private protected async Task<ApiShopper> PlaceAsync(string method = "card", params (string Sku, int Quantity)[] lines)
    {
        var shopper = NewShopper();
        await shopper.FillAsync(lines.Length == 0 ? [("TEA", 2)] : lines);
        var placed = await shopper.PlaceAsync(method);
        return placed.Status == System.Net.HttpStatusCode.Created
            ? shopper
            : throw new AssertionException($"The order was not placed: {placed.Body}");
    }

    /// <summary>A confirmed order, paid by card.</summary>
    private protected async Task<ApiShopper> BuyAsync(params (string Sku, int Quantity)[] lines)
    {
        var shopper = await PlaceAsync("card", lines);
        await shopper.PayAsync();
        await DeliverEvents();
        return shopper;
    }

    private protected static PickUpPoint Hall { get; } =
        new("main", "Hall 1", new PostalAddress("Hall 1", null, "Weg 1", null, "Berlin", null, "10115", "DE", null), "Mon–Fri 10–18");

    /// <summary>Orders within Germany can be picked up free of charge (<c>pick-up</c>).</summary>
    private protected async Task OfferPickUpAsync(PickUpPoint point)
    {
        var germany = (await GetAsync(new ListZones())).Single(zone => zone.Countries.Contains("DE"));
        var method = new ShippingMethod
        {
            Code = "pick-up",
            Name = "Pick up",
            Carrier = "Store pickup",
            Kind = RateKind.Flat,
            Price = Money.Zero(Currency.Eur),
            PricePerKilogram = null,
            FreeOver = null,
            MaxWeightGrams = null,
            MinDays = 0,
            MaxDays = 0,
            IsActive = true,
            PickUp = point,
        };
        await DoAsync(
            new SaveZone(
                germany.Id,
                germany.Name,
                germany.Countries,
                [],
                [.. germany.Methods.Where(other => other.Code != "pick-up"), method],
                germany.Version,
                StaffId
            )
        );
    }

    /// <summary>An API client with all permissions.</summary>
    private protected async Task<ApiShopper> NewStaffAsync()
    {
        await GetAsync(new SeedDemoAccounts());
        var client = NewClient();
        client.DefaultRequestHeaders.Add("Authorization", "Bearer dev-shop-key");
        return new ApiShopper(client);
    }

    /// <summary>The order as staff see it.</summary>
    private protected Task<OrderView> ViewAsync(ApiShopper shopper) =>
        GetAsync(new GetOrder(shopper.Number!, new OrderViewer(null, null, IsStaff: true)));

    private protected async Task<(OrderStatus Status, PaymentState Payment, FulfillmentState Fulfillment)> StateAsync(ApiShopper shopper)
    {
        var order = await ViewAsync(shopper);
        return (order.Status, order.PaymentStatus, order.FulfillmentStatus);
    }

    private protected async Task<(int OnHand, int Reserved)> StockAsync(string sku)
    {
        var stock = await GetAsync(new GetStock(Sku.Of(sku)));
        return (stock.OnHand, stock.Reserved);
    }

    /// <summary>The totals of a report over all days, by column.</summary>
    private protected async Task<Dictionary<string, string>> TotalsAsync(string report)
    {
        var today = DateOnly.FromDateTime(Clock.Now.UtcDateTime);
        var table = await GetAsync(new GetReport(report, today.AddDays(-60), today.AddDays(1)));
        return table.Columns.Zip(table.Totals!).ToDictionary(cell => cell.First.Key, cell => cell.Second);
    }

    /// <summary>All invariants, including those that hold once nothing is due.</summary>
    private protected async Task AssertSoundAsync()
    {
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await Host.CheckInvariantsAsync(), Is.Empty);
    }
}
