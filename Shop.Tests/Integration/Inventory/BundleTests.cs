using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Bundles;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;

namespace Shop.Tests.Integration.Inventory;

/// <summary>A gift set of two teas and a mug; ten teas and three mugs are in stock.</summary>
public sealed class BundleTests : InventoryFixture
{
    private static readonly Sku Set = Sku.Of("SET-1");

    [SetUp]
    public async Task Compose()
    {
        await ReceiveAsync(Tea, 10);
        await ReceiveAsync(Mug, 3);
        await DoAsync(new SetBundle(Set, [new BundlePart(Tea, 2), new BundlePart(Mug, 1)], StaffId));
        await DeliverEvents();
    }

    [Test]
    public async Task The_stock_of_a_bundle_is_limited_by_its_components()
    {
        Assert.That((await OfferAsync(Set)).Available, Is.EqualTo(3));
        await CommittedAsync(Lines(7));
        Assert.That((await OfferAsync(Set)).Available, Is.EqualTo(1));

        var stock = await GetAsync(new GetStock(Set));
        Assert.That((stock.IsBundle, stock.OnHand, stock.Available), Is.EqualTo((true, 0, 1)));
        Assert.That((await GetAsync(new ListStock("SET", StockFilter.InStock, 1, 10))).Items.Single().Available, Is.EqualTo(1));
    }

    [Test]
    public async Task A_bundle_is_reserved_and_shipped_as_components_and_reported_as_ordered()
    {
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, new StockLine(Set, 2));
        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((10, 4, 6), (3, 2, 1))));

        Assert.That((await GetAsync(new CommitStock(reference, [new StockLine(Set, 2)]))).Shortages, Is.Empty);
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), [new StockLine(Set, 1)]));
        Assert.That((await GetAsync(new ListReservations([reference]))).Single(), Is.EqualTo(new ReservedUnits(reference, Set, 0, 1, 1)));
        Assert.That(
            (await GetAsync(new ListReservedPlaces(reference))).Single(),
            Is.EqualTo(new ReservedPlace(Set, "main", 2)),
            "one has shipped from there, and one is reserved"
        );

        await DoAsync(new ReleaseStock(reference, Guid.CreateVersion7()));
        await DoAsync(
            new ReturnUnits(reference, Guid.CreateVersion7(), null, [new ReturnedUnits(Set, 1, ReturnDisposition.Sellable)], "R-1", StaffId)
        );

        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((10, 0, 10), (3, 0, 3))));
    }

    [Test]
    public async Task A_bundle_and_its_component_in_one_cart_do_not_oversell()
    {
        var tooMany = await HoldAsync(Guid.CreateVersion7(), new StockLine(Mug, 2), new StockLine(Set, 2));
        var fits = await HoldAsync(Guid.CreateVersion7(), new StockLine(Mug, 1), new StockLine(Set, 2));

        Assert.That(tooMany.Shortages, Is.EqualTo(new[] { new StockShortage(Set, 2, 1) }));
        Assert.That(fits.Shortages, Is.Empty);
        Assert.That(await LevelAsync(Mug), Is.EqualTo((3, 3, 0)));
    }

    [Test]
    public async Task Three_bundles_go_to_three_of_forty_buyers_while_others_buy_components()
    {
        var sets = Enumerable.Range(0, 40).Select(_ => Task.Run(() => HoldAsync(Guid.CreateVersion7(), new StockLine(Set, 1))));
        var teas = Enumerable.Range(0, 20).Select(_ => Task.Run(() => HoldAsync(Guid.CreateVersion7(), Lines(1))));

        var holds = await Task.WhenAll([.. sets, .. teas]);

        Assert.That((await LevelAsync(Tea)).Reserved, Is.LessThanOrEqualTo(10));
        Assert.That((await LevelAsync(Mug)).Reserved, Is.LessThanOrEqualTo(3));
        Assert.That(holds.Take(40).Count(hold => hold.HeldUntil is not null), Is.EqualTo((await LevelAsync(Mug)).Reserved));
    }

    [Test]
    public async Task A_reservation_keeps_the_composition_of_its_bundle()
    {
        var reference = await CommittedAsync(new StockLine(Set, 1));
        await DoAsync(new SetBundle(Set, [new BundlePart(Tea, 5)], StaffId));

        await GetAsync(new ReviseReservation(reference, [new StockLine(Set, 2)]));
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), [new StockLine(Set, 2)]));
        var later = await CommittedAsync(new StockLine(Set, 1));

        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((6, 5, 1), (1, 0, 1))));
        Assert.That((await GetAsync(new ListReservations([later]))).Single(), Is.EqualTo(new ReservedUnits(later, Set, 0, 1, 0)));
    }

    [Test]
    public async Task An_expired_hold_is_renewed_with_the_current_components()
    {
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, new StockLine(Set, 1));
        await DoAsync(new SetBundle(Set, [new BundlePart(Tea, 5)], StaffId));
        Clock.Advance(TimeSpan.FromMinutes(16));

        await HoldAsync(reference, new StockLine(Set, 1));

        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((10, 5, 5), (3, 0, 3))));
        Assert.That((await GetAsync(new ListReservations([reference]))).Single(), Is.EqualTo(new ReservedUnits(reference, Set, 1, 0, 0)));
    }

    [Test]
    public async Task A_bundle_raises_availability_when_a_component_runs_out_or_is_back_in_stock()
    {
        await CommittedAsync(Lines(8));
        await DeliverEvents();
        Assert.That(await AvailabilityEventsAsync(), Has.Count.EqualTo(1), "one bundle is still available: no new event");

        await CommittedAsync(Lines(1));
        await DeliverEvents();
        Assert.That((await AvailabilityEventsAsync())[^1], Does.Contain("\"available\":0"));

        await ReceiveAsync(Tea, 1);
        await DeliverEvents();
        Assert.That((await AvailabilityEventsAsync())[^1], Does.Contain("\"available\":1"));
        Assert.That(await AvailabilityEventsAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_bundle_raises_no_low_stock_alert_but_its_component_does()
    {
        await ReceiveAsync(Mug, 10);
        var before = await AlertsAsync();
        for (var time = 0; time < 4; time++)
            await CommittedAsync(new StockLine(Set, 1));
        await DeliverEvents();

        Assert.That(await AlertsAsync(), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Nested_empty_and_unknown_bundles_are_refused()
    {
        var box = Sku.Of("BOX-1");

        var nested = await FailAsync(new SetBundle(box, [new BundlePart(Set, 1)], StaffId));
        var part = await FailAsync(new SetBundle(Mug, [new BundlePart(Tea, 1)], StaffId));
        var itself = await FailAsync(new SetBundle(box, [new BundlePart(box, 1)], StaffId));
        var unknown = await FailAsync(new SetBundle(box, [new BundlePart(Sku.Of("NOTHING"), 1)], StaffId));
        var none = await FailAsync(new SetBundle(box, [new BundlePart(Tea, 0)], StaffId));
        var stocked = await FailAsync(new AdjustStock(Guid.CreateVersion7(), Set, null, 5, null, null, "Counted", StaffId));

        Assert.That(
            (nested.Code, part.Code, itself.Code, unknown.Code, none.Kind, stocked.Code),
            Is.EqualTo(
                (
                    "inventory.nested-bundle",
                    "inventory.nested-bundle",
                    "inventory.nested-bundle",
                    "inventory.unknown-part",
                    ErrorKind.Invalid,
                    "inventory.bundle-has-no-stock"
                )
            )
        );
    }

    [Test]
    public async Task A_bundle_and_its_components_can_become_ordinary_SKUs_again()
    {
        await DoAsync(new SetBundle(Set, [], StaffId));
        await DoAsync(new SetBundle(Set, [], StaffId));
        await ReceiveAsync(Set, 2);

        Assert.That(await GetAsync(new GetBundle(Set)), Is.Empty);
        Assert.That((await OfferAsync(Set)).Available, Is.EqualTo(2));
        Assert.That(() => GetAsync(new HoldStock(Guid.CreateVersion7(), [new StockLine(Set, 1)], TimeSpan.FromMinutes(1))), Throws.Nothing);
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 0, 10)));
    }

    [Test]
    public async Task Components_at_two_locations_cannot_ship_until_they_are_transferred_to_one()
    {
        await OpenAsync("annex", "Annex", 2);
        await GetAsync(new TransferStock(Guid.CreateVersion7(), Mug, "main", "annex", 3, "Move", StaffId));
        var reference = await CommittedAsync(new StockLine(Set, 1));
        Assert.That(await GetAsync(new ListReservedPlaces(reference)), Is.Empty);

        await GetAsync(new TransferStock(Guid.CreateVersion7(), Tea, "main", "annex", 5, "Move", StaffId));
        await DoAsync(new MoveReservation(reference, Guid.CreateVersion7(), "annex", [new StockLine(Set, 1)]));

        Assert.That(await GetAsync(new ListReservedPlaces(reference)), Is.EqualTo(new[] { new ReservedPlace(Set, "annex", 1) }));
    }

    [Test]
    public async Task A_bundle_can_be_backordered_as_far_as_its_components_can()
    {
        await DoAsync(new SetStockSettings(Mug, true, true, null, 2, new DateOnly(2031, 5, 1)));

        var offer = await OfferAsync(Set);

        Assert.That(
            (offer.Available, offer.CanBackorder, offer.BackordersLeft, offer.ExpectedOn),
            Is.EqualTo((3, true, (int?)2, (DateOnly?)null))
        );
        Assert.That(
            (await HoldAsync(Guid.CreateVersion7(), new StockLine(Set, 6))).Shortages,
            Is.EqualTo(new[] { new StockShortage(Set, 6, 5) })
        );
        await CommittedAsync(new StockLine(Set, 5));
        Assert.That((await OfferAsync(Set)).CanBackorder, Is.False);
    }

    private async Task<IReadOnlyList<string>> AvailabilityEventsAsync() =>
        [.. (await EventsAsync("inventory.availability-changed.v2")).Where(payload => payload.Contains("SET-1", StringComparison.Ordinal))];
}
