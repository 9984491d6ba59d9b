using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>Shipments of one order created in quick succession, while the events of the previous one are still in flight.</summary>
public sealed class ConsecutiveShipmentTests : OrdersFixture
{
    private readonly Interleaving interleaving = new();

    protected override void Configure(IServiceCollection services) => interleaving.AddTo(services);

    [SetUp]
    public void ResetInterleaving() => interleaving.Reset();

    [Test]
    public async Task Further_parcels_can_be_created_before_the_order_has_handled_the_first_shipment()
    {
        SkipOnSqlServer();
        var (shopper, staff) = (await BuyAsync(("TEA", 3)), await NewStaffAsync());
        await ShipOneAsync(staff, shopper);
        List<ApiAnswer> next = [];
        interleaving.BeforeSave(
            "orders",
            async () =>
            {
                next.Add(await CreateAsync(staff, shopper, 1));
                next.Add(await CreateAsync(staff, shopper, 1));
            },
            afterRequest: "ConsumeStock"
        );

        await DeliverEvents(mayFail: true);
        await interleaving.EndAsync();

        Assert.That(next.Select(parcel => parcel.Status), Is.EqualTo(new[] { HttpStatusCode.Created, HttpStatusCode.Created }));
        foreach (var parcel in next)
            await DispatchAsync(staff, parcel);
        await DeliverLostRacesAsync();
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Shipped)));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((17, 0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Three_parcels_in_quick_succession_are_never_refused()
    {
        const int orders = 12;
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA"), null, 3 * orders, null, null, "Counted", StaffId));
        List<ApiShopper> shoppers = [];
        for (var count = 0; count < orders; count++)
            shoppers.Add(await BuyAsync(("TEA", 3)));
        var staff = await NewStaffAsync();
        using var done = new CancellationTokenSource();
        var delivery = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                await DeliverEvents(mayFail: true);
        });

        List<ApiAnswer> refused = [];
        foreach (var shopper in shoppers)
            for (var parcel = 0; parcel < 3; parcel++)
                if (await ShipOneAsync(staff, shopper) is { Status: not HttpStatusCode.OK } answer)
                    refused.Add(answer);
        await done.CancelAsync();
        await delivery;

        Assert.That(refused.Select(answer => $"{answer.Status} {answer.Body}"), Is.Empty);
        await DeliverLostRacesAsync();
        await AssertSoundAsync();
        Assert.That(await StockAsync("TEA"), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Units_added_by_a_revision_can_be_shipped_immediately()
    {
        var (shopper, staff) = (await BuyAsync(("TEA", 1)), await NewStaffAsync());
        await GetAsync(
            new ReviseOrder(
                shopper.Number!,
                Guid.CreateVersion7(),
                (await ViewAsync(shopper)).Version,
                [],
                [new AddedLine(Sku.Of("MUG"), 2, null)],
                null,
                Refund: false,
                "Two more",
                StaffId
            )
        );

        var parcel = await CreateAsync(staff, shopper, 2, "MUG");
        await DispatchAsync(staff, parcel);
        await DeliverEvents();

        Assert.That(parcel.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await StockAsync("MUG"), await StockAsync("TEA")), Is.EqualTo(((3, 0), (20, 1))));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Units_of_a_canceled_parcel_can_be_shipped_or_canceled_immediately()
    {
        var (shopper, staff) = (await BuyAsync(("TEA", 3)), await NewStaffAsync());
        var first = await CreateAsync(staff, shopper, 3);
        await staff.SendAsync(HttpMethod.Post, $"/admin/shipments/{first.Text("id")}/events", new { status = "canceled" });

        var second = await CreateAsync(staff, shopper, 3);
        await staff.SendAsync(HttpMethod.Post, $"/admin/shipments/{second.Text("id")}/events", new { status = "canceled" });
        var units = await SendAsync(
            new CancelUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToCancel("TEA", 1)], true, true, "One less", StaffId)
        );

        Assert.That((second.Status, units.IsSuccess), Is.EqualTo((HttpStatusCode.Created, true)));
        await DeliverEvents();
        var line = (await ViewAsync(shopper)).Lines.Single();
        Assert.That((line.Shippable, line.Canceled), Is.EqualTo((2, 1)));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 2)));
        await AssertSoundAsync();
    }

    /// <summary>Redelivers events whose handler lost a race for the order.</summary>
    private async Task DeliverLostRacesAsync()
    {
        await DeliverEvents(mayFail: true);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await DeliverEvents();
    }

    private static void SkipOnSqlServer()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The points are set in PostgreSQL's contexts.");
    }

    private static Task<ApiAnswer> CreateAsync(ApiShopper staff, ApiShopper shopper, int units, string sku = "TEA") =>
        staff.SendAsync(
            HttpMethod.Post,
            $"/admin/orders/{shopper.Number}/shipments",
            new { lines = new[] { new { sku, quantity = units } } }
        );

    private static Task<ApiAnswer> DispatchAsync(ApiShopper staff, ApiAnswer parcel) =>
        staff.SendAsync(HttpMethod.Post, $"/admin/shipments/{parcel.Text("id")}/events", new { status = "shipped" });

    /// <summary>Creates and ships a parcel of one unit; returns the first refusal, if any.</summary>
    private static async Task<ApiAnswer> ShipOneAsync(ApiShopper staff, ApiShopper shopper)
    {
        var parcel = await CreateAsync(staff, shopper, 1);
        return parcel.Status == HttpStatusCode.Created ? await DispatchAsync(staff, parcel) : parcel;
    }
}
