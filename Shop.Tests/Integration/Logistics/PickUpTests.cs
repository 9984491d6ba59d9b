using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Logistics.Application;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Contracts.Shipments;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Logistics;

/// <summary>Parcels for pickup, repacking and pick lists.</summary>
public sealed class PickUpTests : ShopFixture
{
    private static readonly PickUpPoint Hall = new(
        "main",
        "Hall 1",
        new PostalAddress("Hall 1", null, "Weg 1", null, "Berlin", null, "10115", "DE", null),
        "Mon–Fri 10–18"
    );

    [SetUp]
    public async Task AddPickupPoint()
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
            PickUp = Hall,
        };
        await DoAsync(
            new SaveZone(germany.Id, germany.Name, germany.Countries, [], [.. germany.Methods, method], germany.Version, Guid.Empty)
        );
    }

    [Test]
    public async Task The_pickup_point_is_offered_with_its_address()
    {
        var options = await GetAsync(new ListShippingOptions("DE", null, "10115", 100, new Money(10, Currency.Eur)));

        Assert.That(options.Single(option => option.Code == "pick-up").PickUp, Is.EqualTo(Hall));
        Assert.That(options.Where(option => option.Code != "pick-up").Select(option => option.PickUp), Is.All.Null);
        Assert.That(options[^1].Code, Is.EqualTo("pick-up"), "pickup is free, but never the default");
    }

    [Test]
    public async Task Backordered_items_are_promised_from_their_restock_date()
    {
        async Task<ShippingOption> OptionAsync(DateOnly? readyOn) =>
            (await GetAsync(new ListShippingOptions("DE", null, "10115", 100, new Money(10, Currency.Eur), readyOn))).First(option =>
                option.Code == "standard"
            );
        var today = DateOnly.FromDateTime(Clock.Now.UtcDateTime);

        var (now, late, past) = (await OptionAsync(null), await OptionAsync(today.AddDays(28)), await OptionAsync(today.AddDays(-5)));

        Assert.That(
            (late.EarliestDelivery, late.LatestDelivery),
            Is.EqualTo((now.EarliestDelivery.AddDays(28), now.LatestDelivery.AddDays(28))),
            "the same weekday, four weeks later"
        );
        Assert.That(past, Is.EqualTo(now));
    }

    [Test]
    public async Task A_parcel_is_ready_once_packed_and_shipped_once_collected()
    {
        var id = await CreateAsync("pick-up");
        await MoveAsync(id, ShipmentStatus.Packed);
        await MoveAsync(id, ShipmentStatus.Packed);
        var ready = await GetAsync(new GetShipment(id));
        await MoveAsync(id, ShipmentStatus.Delivered);
        await MoveAsync(id, ShipmentStatus.Delivered);

        Assert.That(
            (ready.Status, ready.IsPickUp, ready.Location, ready.ReadyForPickupAt),
            Is.EqualTo((ShipmentStatus.Packed, true, "main", (DateTimeOffset?)Clock.Now))
        );
        Assert.That(
            (await GetAsync(new GetShipment(id))).Events.Select(entry => entry.Status),
            Is.EqualTo(new[] { ShipmentStatus.Created, ShipmentStatus.Packed, ShipmentStatus.Shipped, ShipmentStatus.Delivered })
        );
        Assert.That(
            await PublishedAsync(),
            Is.EquivalentTo(new[] { "logistics.ready-for-pickup.v1", "logistics.units-shipped.v1", "logistics.units-delivered.v1" })
        );
    }

    [Test]
    public async Task Only_pickup_parcels_can_be_delivered_without_being_shipped()
    {
        var id = await CreateAsync("standard");
        await MoveAsync(id, ShipmentStatus.Packed);

        Assert.That(
            (await FailAsync(new RecordShipmentEvent(id, ShipmentStatus.Delivered, null, null, null, null))).Code,
            Is.EqualTo("logistics.illegal-state")
        );
        Assert.That((await GetAsync(new GetShipment(id))).ReadyForPickupAt, Is.Null);
    }

    [Test]
    public async Task A_pickup_parcel_has_no_carrier_and_is_sent_to_none([Values] bool isReady)
    {
        var id = await CreateAsync("pick-up");
        if (isReady)
            await MoveAsync(id, ShipmentStatus.Packed);

        var refusal = await FailAsync(new RecordShipmentEvent(id, ShipmentStatus.Shipped, null, null, null, null));

        Assert.That((refusal.Code, refusal.CurrentStatus), Is.EqualTo(("logistics.not-for-carrier", isReady ? "packed" : "created")));
        Assert.That((await GetAsync(new GetShipment(id))).Carrier, Is.Null);
    }

    [Test]
    public async Task An_uncollected_parcel_is_canceled_after_a_week_and_not_earlier()
    {
        var (waiting, collected, sent) = (await CreateAsync("pick-up"), await CreateAsync("pick-up"), await CreateAsync("standard"));
        foreach (var id in new[] { waiting, collected, sent })
            await MoveAsync(id, ShipmentStatus.Packed);
        await MoveAsync(collected, ShipmentStatus.Delivered);

        Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");
        Assert.That((await GetAsync(new GetShipment(waiting))).Status, Is.EqualTo(ShipmentStatus.Packed));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");

        ShipmentStatus[] states =
        [
            (await GetAsync(new GetShipment(waiting))).Status,
            (await GetAsync(new GetShipment(collected))).Status,
            (await GetAsync(new GetShipment(sent))).Status,
        ];
        Assert.That(states, Is.EqualTo(new[] { ShipmentStatus.Canceled, ShipmentStatus.Delivered, ShipmentStatus.Packed }));
        Assert.That((await PublishedAsync()).Count(published => published == "logistics.shipment-canceled.v1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_parcel_can_be_repacked_until_it_ships()
    {
        var id = await CreateAsync("standard");
        var line = (await GetAsync(new GetShipment(id))).Lines[0];
        ShipmentLine[] fewer = [line with { Quantity = 1 }, new(Guid.CreateVersion7(), Sku.Of("MUG-1"), "Mug", 3)];
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        for (var time = 0; time < 2; time++)
            await GetAsync(new ChangeShipmentLines(id, first, fewer, null));
        await MoveAsync(id, ShipmentStatus.Packed);
        await GetAsync(new ChangeShipmentLines(id, second, [fewer[0]], null));
        await GetAsync(new ChangeShipmentLines(id, first, fewer, null));
        await MoveAsync(id, ShipmentStatus.Shipped);

        var late = await FailAsync(new ChangeShipmentLines(id, Guid.CreateVersion7(), fewer, null));
        await GetAsync(new ChangeShipmentLines(id, second, [fewer[0]], null));

        Assert.That((late.Code, late.CurrentStatus), Is.EqualTo(("logistics.cannot-repack", "shipped")));
        var parcel = await GetAsync(new GetShipment(id));
        Assert.That(parcel.Lines, Is.EqualTo(new[] { fewer[0] }));
        Assert.That(parcel.Events.Count(entry => entry.Note?.Code == "logistics.repacked"), Is.EqualTo(2));
    }

    [Test]
    public async Task Unpacked_parcels_are_listed_by_location()
    {
        var (here, there, packed) = (
            await CreateAsync("standard", "main"),
            await CreateAsync("standard", "annex"),
            await CreateAsync("standard", "main")
        );
        await MoveAsync(packed, ShipmentStatus.Packed);

        Assert.That((await GetAsync(new ListShipmentsToPack("main"))).Select(shipment => shipment.Id), Is.EqualTo(new[] { here }));
        Assert.That(
            (await GetAsync(new ListShipmentsToPack(null))).Select(shipment => shipment.Id),
            Is.EquivalentTo(new[] { here, there })
        );
    }

    private async Task<Guid> CreateAsync(string method, string? location = null) =>
        (
            await GetAsync(
                new CreateShipment
                {
                    ShipmentId = Guid.CreateVersion7(),
                    Reference = Guid.CreateVersion7(),
                    ReferenceText = "S-100042",
                    ShippingMethod = method,
                    Address = new PostalAddress("Ada", null, "Weg 1", null, "Berlin", null, "10115", "DE", null),
                    Lines = [new ShipmentLine(Guid.CreateVersion7(), Sku.Of("TEA-1"), "Tea", 2)],
                    Carrier = null,
                    TrackingNumber = null,
                    StaffId = null,
                    Location = location,
                }
            )
        ).Id;

    private Task<ShipmentSummary> MoveAsync(Guid id, ShipmentStatus status) =>
        GetAsync(new RecordShipmentEvent(id, status, null, null, null, null));

    private async Task<IEnumerable<string>> PublishedAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var outbox = await scope.ServiceProvider.GetRequiredService<LogisticsDbContext>().Outbox.AsNoTracking().ToListAsync();
        return outbox.DistinctBy(message => message.EventId).Select(message => message.EventName);
    }
}
