using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Changes to a parcel that has not shipped. Ordered are three teas and a mug; two teas are in the parcel.</summary>
public sealed class RepackTests : OrdersFixture
{
    private ApiShopper shopper = null!;
    private Guid parcel;

    [SetUp]
    public async Task PackTwoTeas()
    {
        shopper = await BuyAsync(("TEA", 3), ("MUG", 1));
        parcel = (
            await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 2)], null, null, false, StaffId))
        ).Id;
    }

    [Test]
    public async Task Removed_units_can_be_shipped_again_and_added_units_come_from_the_remaining_ones([Values] bool isPacked)
    {
        if (isPacked)
            await MoveAsync(ShipmentStatus.Packed);
        var slip = await GetAsync(new IssuePackingSlip(shopper.Number!, parcel));
        var id = Guid.CreateVersion7();
        for (var time = 0; time < 2; time++)
            Assert.That(Units(await GetAsync(Repack(id, ("TEA", 1), ("MUG", 1)))), Is.EquivalentTo(new[] { ("TEA", 1), ("MUG", 1) }));
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That(
            order.Lines.Select(line => (line.Sku.Value, line.InShipment, line.Shippable)),
            Is.EqualTo(new[] { ("TEA", 1, 2), ("MUG", 1, 0) })
        );
        var step = order.Timeline.Single(step => step.Kind == "shipment-repacked");
        Assert.That(
            (step.Before!.Text(), step.After!.Text(), step.Actor, step.ForCustomer),
            Is.EqualTo(("2 × TEA", "1 × TEA, 1 × MUG", StaffId.ToString(), false))
        );
        Assert.That(
            (await GetAsync(new ListAudit(null, 1, 100))).Items.Count(item =>
                item.Action.Code.EndsWith("repack", StringComparison.Ordinal)
            ),
            Is.EqualTo(1)
        );
        var reissued = await GetAsync(new IssuePackingSlip(shopper.Number!, parcel));
        Assert.That((slip.Number, reissued.Number), Is.EqualTo(($"{shopper.Number}/1", $"{shopper.Number}/2")));
        Assert.That(reissued.Html, Does.Contain("MUG"));

        await MoveAsync(ShipmentStatus.Shipped);
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, true, StaffId));
        await DeliverEvents();
        Assert.That((await StateAsync(shopper)).Fulfillment, Is.EqualTo(FulfillmentState.Shipped));
        Assert.That((await StockAsync("TEA"), await StockAsync("MUG")), Is.EqualTo(((17, 0), (4, 0))));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_invalid_repack_is_refused_and_changes_nothing()
    {
        var order = await ViewAsync(shopper);
        var tooMany = await FailAsync(Repack(Guid.CreateVersion7(), ("TEA", 4)));
        var nothing = await FailAsync(Repack(Guid.CreateVersion7()));
        var stale = await FailAsync(Repack(Guid.CreateVersion7(), ("TEA", 1)) with { Version = order.Version - 1 });
        var unknown = await FailAsync(Repack(Guid.CreateVersion7(), ("TEA", 1)) with { ShipmentId = Guid.CreateVersion7() });
        await DoAsync(new HoldOrder(shopper.Number!, "Strange address", StaffId));
        var held = await FailAsync(Repack(Guid.CreateVersion7(), ("TEA", 1)));
        await DoAsync(new ReleaseOrder(shopper.Number!, StaffId));

        Assert.That(
            (tooMany.Code, nothing.Field, stale.Code, unknown.Kind, held.CurrentStatus),
            Is.EqualTo(("orders.too-many-to-ship", "Lines", "kernel.changed-meanwhile", ErrorKind.NotFound, "on_hold"))
        );
        Assert.That((await ViewAsync(shopper)).Lines.Select(line => line.InShipment), Is.EqualTo(new[] { 2, 0 }));
        await AssertSoundAsync();
    }

    [TestCase(ShipmentStatus.Shipped, "shipped")]
    [TestCase(ShipmentStatus.Canceled, "canceled")]
    public async Task A_shipped_or_canceled_parcel_cannot_be_repacked(ShipmentStatus status, string said)
    {
        await MoveAsync(status);
        await DeliverEvents();
        var answer = await (await NewStaffAsync()).SendAsync(
            HttpMethod.Put,
            $"/admin/orders/{shopper.Number}/shipments/{parcel}/lines",
            new { lines = new[] { new { sku = "MUG", quantity = 1 } } }
        );

        Assert.That(
            (answer.Status, answer.Problem, answer.Text("currentStatus")),
            Is.EqualTo((HttpStatusCode.Conflict, "illegal-state", said))
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_parcel_that_ships_before_Logistics_confirms_the_repack_keeps_its_contents([Values] bool orderHasHeard)
    {
        await MoveAsync(ShipmentStatus.Shipped);
        if (orderHasHeard)
        {
            await BeginAsync(("TEA", 1), ("MUG", 1));
            await DeliverEvents();
        }
        else
        {
            var refusal = await FailAsync(Repack(Guid.CreateVersion7(), ("TEA", 1), ("MUG", 1)));
            Assert.That((refusal.Code, refusal.CurrentStatus), Is.EqualTo(("logistics.cannot-repack", "shipped")));
            await DeliverEvents();
        }

        var order = await ViewAsync(shopper);
        Assert.That(order.Lines.Select(line => (line.Shipped, line.InShipment)), Is.EqualTo(new[] { (2, 2), (0, 0) }));
        Assert.That(order.Timeline.Any(step => step.Kind == "shipment-repacked"), Is.False);
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_interrupted_repack_is_completed()
    {
        await BeginAsync(("MUG", 1));
        var rival = await FailAsync(Repack(Guid.CreateVersion7(), ("TEA", 1)));
        Assert.That(
            (await ViewAsync(shopper)).Lines.Select(line => line.InShipment),
            Is.EqualTo(new[] { 2, 1 }),
            "neither is available meanwhile"
        );

        await DeliverEvents();

        Assert.That(rival.Kind, Is.EqualTo(ErrorKind.Conflict));
        Assert.That((await ViewAsync(shopper)).Lines.Select(line => line.InShipment), Is.EqualTo(new[] { 0, 1 }));
        Assert.That((await GetAsync(new GetShipment(parcel))).Lines.Select(line => line.Sku.Value), Is.EqualTo(new[] { "MUG" }));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_canceled_during_a_repack_holds_nothing()
    {
        await BeginAsync(("TEA", 1), ("MUG", 1));
        await DoAsync(new CancelOrder(shopper.Number!, new OrderViewer(null, null, IsStaff: true), "Changed their mind", StaffId));
        await DeliverEvents();

        Assert.That((await ViewAsync(shopper)).Lines.Select(line => line.InShipment), Is.All.Zero);
        Assert.That((await StockAsync("TEA"), await StockAsync("MUG")), Is.EqualTo(((20, 0), (5, 0))));
        await AssertSoundAsync();
    }

    /// <summary>The state in which a host killed before the call to Logistics leaves it.</summary>
    private async Task BeginAsync(params (string Sku, int Quantity)[] units)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrdersDbContext>();
        var order = await db.FindOrderAsync(shopper.Number!, CancellationToken.None);
        order!.BeginRepacking(parcel, Guid.CreateVersion7(), order.Units(units), StaffId, Clock.Now);
        await db.SaveChangesAsync();
    }

    private RepackShipment Repack(Guid id, params (string Sku, int Quantity)[] units) =>
        new(shopper.Number!, parcel, id, null, [.. units.Select(unit => new UnitsToShip(unit.Sku, unit.Quantity))], StaffId);

    private Task<ShipmentSummary> MoveAsync(ShipmentStatus status) =>
        GetAsync(new RecordShipmentEvent(parcel, status, null, null, null, StaffId));

    private static IEnumerable<(string, int)> Units(OrderShipmentView shipment) =>
        shipment.Lines.Select(line => (line.Sku.Value, line.Quantity));
}
