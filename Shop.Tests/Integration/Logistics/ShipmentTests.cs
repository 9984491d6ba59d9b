using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Logistics.Application;
using Shop.Logistics.Contracts.Shipments;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Logistics;

public sealed class ShipmentTests : ShopFixture
{
    private static readonly Guid Reference = Guid.CreateVersion7();

    [Test]
    public async Task A_repeated_request_creates_one_parcel()
    {
        var id = Guid.CreateVersion7();

        var parcels = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => GetAsync(Parcel(id)))));

        Assert.That(
            parcels.Select(parcel => (parcel.Id, parcel.Status, parcel.Lines.Single().Quantity)),
            Is.All.EqualTo((id, ShipmentStatus.Created, 2))
        );
        Assert.That(await GetAsync(new ListShipments(Reference)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Every_step_of_a_parcel_is_recorded_and_raised_once()
    {
        var id = await CreateAsync();
        foreach (
            var (status, note) in new[]
            {
                (ShipmentStatus.Packed, (string?)null),
                (ShipmentStatus.Shipped, null),
                (ShipmentStatus.Shipped, null),
                (ShipmentStatus.DeliveryFailed, "Nobody at home"),
                (ShipmentStatus.Shipped, null),
                (ShipmentStatus.Delivered, null),
                (ShipmentStatus.Delivered, null),
            }
        )
        {
            Clock.Advance(TimeSpan.FromHours(1));
            await GetAsync(new RecordShipmentEvent(id, status, null, null, note, null));
        }

        var parcel = await GetAsync(new GetShipment(id));
        Assert.That(
            parcel.Events.Select(entry => (entry.Status, entry.Note)),
            Is.EqualTo(
                new[]
                {
                    (ShipmentStatus.Created, (Message?)null),
                    (ShipmentStatus.Packed, null),
                    (ShipmentStatus.Shipped, null),
                    (ShipmentStatus.DeliveryFailed, Message.Of("Nobody at home")),
                    (ShipmentStatus.Shipped, null),
                    (ShipmentStatus.Delivered, null),
                }
            )
        );
        Assert.That(
            (parcel.ShippedAt, parcel.DeliveredAt),
            Is.EqualTo(((DateTimeOffset?)TestClock.Start.AddHours(2), (DateTimeOffset?)TestClock.Start.AddHours(6)))
        );
        Assert.That(
            await PublishedAsync(),
            Is.EquivalentTo(new[] { "logistics.units-shipped.v1", "logistics.delivery-failed.v1", "logistics.units-delivered.v1" })
        );
    }

    [Test]
    public async Task Out_of_order_status_changes_are_refused_with_the_current_status_and_change_nothing()
    {
        var id = await CreateAsync();

        var early = await FailAsync(new RecordShipmentEvent(id, ShipmentStatus.Delivered, "UPS", "1Z", "Early", null));
        await GetAsync(new RecordShipmentEvent(id, ShipmentStatus.Shipped, null, null, null, null));
        await GetAsync(new RecordShipmentEvent(id, ShipmentStatus.Delivered, null, null, null, null));
        var late = await FailAsync(new RecordShipmentEvent(id, ShipmentStatus.Shipped, null, null, null, null));

        Assert.That((early.Code, early.CurrentStatus), Is.EqualTo(("logistics.illegal-state", "created")));
        Assert.That((late.Code, late.CurrentStatus), Is.EqualTo(("logistics.illegal-state", "delivered")));
        var parcel = await GetAsync(new GetShipment(id));
        Assert.That((parcel.Status, parcel.TrackingNumber, parcel.Events.Count), Is.EqualTo((ShipmentStatus.Delivered, (string?)null, 4)));
    }

    [Test]
    public async Task Concurrent_reports_of_the_same_status_count_once()
    {
        var id = await CreateAsync();
        await GetAsync(new RecordShipmentEvent(id, ShipmentStatus.Shipped, null, null, null, null));

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => SendAsync(new RecordShipmentEvent(id, ShipmentStatus.Delivered, null, null, null, null))))
        );

        Assert.That((await GetAsync(new GetShipment(id))).Events.Count(entry => entry.Status == ShipmentStatus.Delivered), Is.EqualTo(1));
        Assert.That((await PublishedAsync()).Count(published => published == "logistics.units-delivered.v1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_tracking_number_is_trimmed_can_be_corrected_and_links_to_its_carrier()
    {
        var id = await CreateAsync();
        await GetAsync(new RecordShipmentEvent(id, ShipmentStatus.Shipped, " dhl ", " 00/34 ", null, null));
        var first = await GetAsync(new GetShipment(id));
        await GetAsync(new RecordShipmentEvent(id, ShipmentStatus.Shipped, "Carrier pigeon", "7", null, null));
        var corrected = await GetAsync(new GetShipment(id));

        Assert.That((first.Carrier, first.TrackingNumber), Is.EqualTo(("dhl", "00/34")));
        Assert.That(first.TrackingUrl, Does.StartWith("https://www.dhl.com/").And.EndWith("00%2F34"));
        Assert.That(
            (corrected.Carrier, corrected.TrackingNumber, corrected.TrackingUrl),
            Is.EqualTo(("Carrier pigeon", "7", (string?)null))
        );
    }

    [Test]
    public async Task The_carrier_defaults_to_that_of_the_shipping_method()
    {
        Assert.That((await GetAsync(Parcel(Guid.CreateVersion7()))).Carrier, Is.Not.Null.And.Not.Empty);
        Assert.That((await GetAsync(Parcel(Guid.CreateVersion7()) with { Carrier = "UPS" })).Carrier, Is.EqualTo("UPS"));
        Assert.That((await GetAsync(Parcel(Guid.CreateVersion7()) with { ShippingMethod = "teleport" })).Carrier, Is.Null);
    }

    [Test]
    public async Task Confirming_receipt_delivers_parcels_in_transit_and_nothing_else()
    {
        var (onItsWay, packed, another) = (await CreateAsync(), await CreateAsync(), Guid.CreateVersion7());
        await GetAsync(Parcel(another) with { Reference = Guid.CreateVersion7() });
        foreach (var id in new[] { onItsWay, another })
            await GetAsync(new RecordShipmentEvent(id, ShipmentStatus.Shipped, null, null, null, null));

        await DoAsync(new ConfirmDelivery(Reference));
        await DoAsync(new ConfirmDelivery(Reference));

        ShipmentStatus[] states =
        [
            (await GetAsync(new GetShipment(onItsWay))).Status,
            (await GetAsync(new GetShipment(packed))).Status,
            (await GetAsync(new GetShipment(another))).Status,
        ];
        Assert.That(states, Is.EqualTo(new[] { ShipmentStatus.Delivered, ShipmentStatus.Created, ShipmentStatus.Shipped }));
    }

    [Test]
    public async Task Invalid_parcels_are_refused()
    {
        var good = Parcel(Guid.CreateVersion7());
        var line = good.Lines[0];
        CreateShipment[] bad =
        [
            good with
            {
                ShipmentId = Guid.Empty,
            },
            good with
            {
                Lines = [],
            },
            good with
            {
                Lines = [line with { Quantity = 0 }],
            },
            good with
            {
                Lines = [line with { Quantity = -1 }],
            },
            good with
            {
                Lines = [line with { Quantity = int.MaxValue }],
            },
            good with
            {
                Carrier = new string('c', 61),
            },
            good with
            {
                TrackingNumber = new string('t', 61),
            },
        ];

        foreach (var parcel in bad)
            Assert.That((await FailAsync(parcel)).Kind, Is.EqualTo(ErrorKind.Invalid));
        Assert.That((await FailAsync(new GetShipment(good.ShipmentId))).Kind, Is.EqualTo(ErrorKind.NotFound));
        Assert.That(
            (await FailAsync(new RecordShipmentEvent(good.ShipmentId, ShipmentStatus.Shipped, null, null, null, null))).Kind,
            Is.EqualTo(ErrorKind.NotFound)
        );
        Assert.That(
            (await FailAsync(new RecordShipmentEvent(await CreateAsync(), (ShipmentStatus)99, null, null, null, null))).Kind,
            Is.EqualTo(ErrorKind.Invalid)
        );
    }

    [TestCase("%", 0)]
    [TestCase("_", 0)]
    [TestCase("s-1000", 1)]
    [TestCase("1Z", 1)]
    [TestCase(null, 1)]
    public async Task Parcels_are_found_by_order_and_tracking_number(string? query, int expected)
    {
        await GetAsync(new RecordShipmentEvent(await CreateAsync(), ShipmentStatus.Packed, "UPS", "1Z", null, null));

        Assert.That((await GetAsync(new SearchShipments(query, null, 1, 10))).Total, Is.EqualTo(expected));
    }

    private static CreateShipment Parcel(Guid id) =>
        new()
        {
            ShipmentId = id,
            Reference = Reference,
            ReferenceText = "S-100042",
            ShippingMethod = "standard",
            Address = new PostalAddress("Ada", null, "Weg 1", null, "Berlin", null, "10115", "DE", null),
            Lines = [new ShipmentLine(Guid.CreateVersion7(), Sku.Of("TEA-1"), "Tea", 2)],
            Carrier = null,
            TrackingNumber = null,
            StaffId = null,
        };

    private async Task<Guid> CreateAsync() => (await GetAsync(Parcel(Guid.CreateVersion7()))).Id;

    private async Task<List<string>> PublishedAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var outbox = await scope.ServiceProvider.GetRequiredService<LogisticsDbContext>().Outbox.AsNoTracking().ToListAsync();
        return [.. outbox.DistinctBy(message => message.EventId).Select(message => message.EventName)];
    }
}
