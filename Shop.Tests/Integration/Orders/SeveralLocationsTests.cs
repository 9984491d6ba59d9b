using System.Net;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Orders whose units are at two locations: two teas at Main, the third at the Annex.</summary>
public sealed class SeveralLocationsTests : OrdersFixture
{
    private static readonly Sku Tea = Sku.Of("TEA");

    [SetUp]
    public async Task DistributeTea()
    {
        await GetAsync(new SaveLocation("annex", "Annex", 2, true, null, 0, StaffId));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Tea, null, 2, null, null, "Counted", StaffId));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 1, "Delivery", StaffId));
    }

    [Test]
    public async Task A_parcel_ships_from_where_its_units_are_reserved_and_reduces_the_stock_there()
    {
        var shopper = await BuyAsync(("TEA", 3));
        var places = (await ViewAsync(shopper)).Lines.Single().Places;
        var whole = await FailAsync(Ship(shopper, null));
        var first = await GetAsync(Ship(shopper, 2));
        var left = (await ViewAsync(shopper)).Lines.Single().Places;
        var second = await GetAsync(Ship(shopper, null));

        await DispatchAsync(second.Id);
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 2, 2), ("annex", 0, 0) }));
        await DispatchAsync(first.Id);

        Assert.That(
            (places, left),
            Is.EqualTo((new[] { new OrderLinePlace("main", 2), new OrderLinePlace("annex", 1) }, new[] { new OrderLinePlace("annex", 1) }))
        );
        Assert.That((whole.Code, whole.Field), Is.EqualTo(("orders.no-single-location", "Location")));
        Assert.That(whole.Text(), Does.Contain("2 × TEA (main), 1 × TEA (annex)"));
        Assert.That((first.Location, second.Location), Is.EqualTo(("main", "annex")));
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 0, 0), ("annex", 0, 0) }));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Staff_choose_a_location_and_reservations_move_there_if_units_are_available()
    {
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 2, "Delivery", StaffId));
        var shopper = await BuyAsync(("TEA", 2));
        var other = await BuyAsync(("TEA", 1));
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 2, 2), ("annex", 3, 1) }));

        var parcel = await (await NewStaffAsync()).SendAsync(
            HttpMethod.Post,
            $"/admin/orders/{shopper.Number}/shipments",
            new { location = "annex" }
        );
        var full = await FailAsync(Ship(other, null, "main") with { Location = "moon" });
        await GetAsync(Ship(other, null, "main"));

        Assert.That((parcel.Status, parcel.Text("location")), Is.EqualTo((HttpStatusCode.Created, "annex")));
        Assert.That((full.Code, full.Field), Is.EqualTo(("inventory.unknown-location", "Location")));
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 2, 1), ("annex", 3, 2) }));
        await DispatchAsync(parcel.Body.GetProperty("id").GetGuid());
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 2, 1), ("annex", 1, 0) }));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Nothing_is_packed_where_too_few_units_are_available()
    {
        var shopper = await BuyAsync(("TEA", 3));

        var refusal = await FailAsync(Ship(shopper, null, "annex"));

        Assert.That((refusal.Code, refusal.Field), Is.EqualTo(("inventory.not-free", "Location")));
        var order = await ViewAsync(shopper);
        Assert.That((order.Shipments, order.Lines.Single().Shippable), Is.EqualTo((Array.Empty<OrderShipmentView>(), 3)));
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 2, 2), ("annex", 1, 1) }));
    }

    [Test]
    public async Task Canceled_or_removed_units_are_never_those_in_a_parcel([Values] bool isRevision)
    {
        var shopper = await BuyAsync(("TEA", 3));
        var parcel = await GetAsync(Ship(shopper, 2));
        if (isRevision)
            await GetAsync(
                new ReviseOrder(
                    shopper.Number!,
                    Guid.CreateVersion7(),
                    (await ViewAsync(shopper)).Version,
                    [new RevisedLine("TEA", 2)],
                    [],
                    null,
                    true,
                    "One less",
                    StaffId
                )
            );
        else
            await DoAsync(
                new CancelUnits(
                    shopper.Number!,
                    Guid.CreateVersion7(),
                    [new UnitsToCancel("TEA", 1)],
                    true,
                    true,
                    "Changed their mind",
                    StaffId
                )
            );
        await DeliverEvents();
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 2, 2), ("annex", 1, 0) }));

        await DispatchAsync(parcel.Id);

        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 0, 0), ("annex", 1, 0) }));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Units_in_a_parcel_are_not_used_for_another()
    {
        var shopper = await BuyAsync(("TEA", 3));
        await GetAsync(new SaveLocation("hall", "Hall", 3, true, null, 0, StaffId));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "hall", 1, "Delivery", StaffId));
        var fromMain = await GetAsync(Ship(shopper, 2, "main"));

        var fromHall = await GetAsync(Ship(shopper, 1, "hall"));
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 2, 2), ("annex", 1, 0), ("hall", 1, 1) }));
        await DispatchAsync(fromHall.Id);
        await DispatchAsync(fromMain.Id);

        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 0, 0), ("annex", 1, 0), ("hall", 0, 0) }));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_repeated_shipment_moves_nothing_again()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 4, "Delivery", StaffId));
        var command = Ship(shopper, 1, "annex");

        var (first, second) = (await GetAsync(command), await GetAsync(command));

        Assert.That(second.Id, Is.EqualTo(first.Id));
        Assert.That(await PlacesAsync(), Is.EqualTo(new[] { ("main", 2, 1), ("annex", 5, 1) }));
    }

    [Test]
    public async Task The_packing_slip_shows_the_location()
    {
        var shopper = await BuyAsync(("TEA", 1));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 1, "Delivery", StaffId));
        var parcel = await GetAsync(Ship(shopper, null, "annex"));

        Assert.That((await GetAsync(new IssuePackingSlip(shopper.Number!, parcel.Id))).Html, Does.Contain("Ships from Annex"));
        Assert.That((await GetAsync(new ListShipmentsToPack("annex"))).Single().Id, Is.EqualTo(parcel.Id));
    }

    /// <param name="units">Null for all that are left.</param>
    private static ShipUnits Ship(ApiShopper shopper, int? units, string? location = null) =>
        new(
            shopper.Number!,
            Guid.CreateVersion7(),
            units is { } quantity ? [new UnitsToShip("TEA", quantity)] : null,
            null,
            null,
            Dispatch: false,
            StaffId,
            location
        );

    private async Task DispatchAsync(Guid shipmentId)
    {
        await GetAsync(new RecordShipmentEvent(shipmentId, ShipmentStatus.Shipped, null, null, null, StaffId));
        await DeliverEvents();
    }

    private async Task<IEnumerable<(string Code, int OnHand, int Reserved)>> PlacesAsync() =>
        (await GetAsync(new GetStock(Tea))).Locations.Select(level => (level.Code, level.OnHand, level.Reserved));
}
