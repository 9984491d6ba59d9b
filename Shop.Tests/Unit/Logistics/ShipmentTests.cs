using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Tests.Unit.Logistics;

public sealed class ShipmentTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The state machine of the domain guide as a table.</summary>
    private static readonly (ShipmentStatus From, ShipmentStatus To)[] Allowed =
    [
        (ShipmentStatus.Created, ShipmentStatus.Packed),
        (ShipmentStatus.Created, ShipmentStatus.Shipped),
        (ShipmentStatus.Created, ShipmentStatus.Canceled),
        (ShipmentStatus.Packed, ShipmentStatus.Shipped),
        (ShipmentStatus.Packed, ShipmentStatus.Canceled),
        (ShipmentStatus.Shipped, ShipmentStatus.Delivered),
        (ShipmentStatus.Shipped, ShipmentStatus.DeliveryFailed),
        (ShipmentStatus.DeliveryFailed, ShipmentStatus.Shipped),
        (ShipmentStatus.DeliveryFailed, ShipmentStatus.ReturnedToSender),
    ];

    [Test]
    public void Only_the_documented_transitions_are_allowed([Values] ShipmentStatus fromStatus, [Values] ShipmentStatus toStatus)
    {
        var (from, to) = ((ShipmentStatus)fromStatus, (ShipmentStatus)toStatus);
        var shipment = In(from);
        shipment.TakeDomainEvents();
        var events = shipment.Events.Count;

        if (from == to || Allowed.Contains((from, to)))
        {
            shipment.MoveTo(to, null, Now);
            Assert.That(shipment.State, Is.EqualTo(to));
            Assert.That(
                shipment.Events,
                Has.Count.EqualTo(
                    from == to ? events
                    : from == ShipmentStatus.Created && to == ShipmentStatus.Shipped ? events + 2
                    : events + 1
                )
            );
            return;
        }

        var refusal = Assert.Throws<DomainException>(() => shipment.MoveTo(to, null, Now))!;
        Assert.That(
            (refusal.Error.Code, shipment.State, shipment.Events.Count, shipment.TakeDomainEvents().Count),
            Is.EqualTo(("logistics.illegal-state", from, events, 0))
        );
    }

    [Test]
    public void Shipping_an_unpacked_shipment_also_packs_it()
    {
        var shipment = In(ShipmentStatus.Shipped);

        Assert.That(
            shipment.Events.Select(entry => (entry.Sequence, entry.State)),
            Is.EqualTo(new[] { (1, ShipmentStatus.Created), (2, ShipmentStatus.Packed), (3, ShipmentStatus.Shipped) })
        );
    }

    [TestCase(ShipmentStatus.Created, ShipmentStatus.Delivered, "Shipped Delivered")]
    [TestCase(ShipmentStatus.Created, ShipmentStatus.ReturnedToSender, "Shipped DeliveryFailed ReturnedToSender")]
    [TestCase(ShipmentStatus.DeliveryFailed, ShipmentStatus.Delivered, "Shipped Delivered")]
    [TestCase(ShipmentStatus.Shipped, ShipmentStatus.ReturnedToSender, "DeliveryFailed ReturnedToSender")]
    [TestCase(ShipmentStatus.Delivered, ShipmentStatus.Shipped, "")]
    [TestCase(ShipmentStatus.Canceled, ShipmentStatus.Delivered, "")]
    public void The_path_between_two_statuses_is_the_shortest_one_or_none(ShipmentStatus from, ShipmentStatus to, string way) =>
        Assert.That(string.Join(' ', ShipmentTransitions.WayTo((ShipmentStatus)from, (ShipmentStatus)to)), Is.EqualTo(way));

    [Test]
    public void A_second_delivery_attempt_is_not_a_second_dispatch()
    {
        var shipment = In(ShipmentStatus.DeliveryFailed);

        shipment.MoveTo(ShipmentStatus.Shipped, "second try", Now.AddDays(1));

        Assert.That(shipment.ShippedAt, Is.EqualTo(Now));
        Assert.That(shipment.TakeDomainEvents().Count(raised => raised is Shipment.Departed), Is.EqualTo(1));
    }

    [Test]
    public void Tracking_can_be_corrected_until_the_shipment_reaches_a_final_status([Values] ShipmentStatus status)
    {
        var state = (ShipmentStatus)status;
        var shipment = In(state);

        if (state is ShipmentStatus.Delivered or ShipmentStatus.ReturnedToSender or ShipmentStatus.Canceled)
            Assert.That(
                Assert.Throws<DomainException>(() => shipment.SetTracking("UPS", "1Z"))!.Error.Code,
                Is.EqualTo("logistics.tracking-closed")
            );
        else
            shipment.SetTracking(null, "1Z");

        Assert.That(
            () => shipment.SetTracking(null, shipment.TrackingNumber),
            Throws.Nothing,
            "The current status can always be repeated."
        );
        Assert.That(shipment.Carrier, Is.EqualTo("DHL"));
    }

    private static Shipment In(ShipmentStatus state)
    {
        var address = new PostalAddress("Ada", null, "Weg 1", null, "Berlin", null, "10115", "DE", null);
        var shipment = new Shipment(
            new ShipmentId(Guid.CreateVersion7()),
            Guid.CreateVersion7(),
            "S-1",
            "standard",
            address,
            [new ParcelLine(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), Sku.Of("TEA-1"), "Tea", 2)],
            "DHL",
            null,
            Now
        );
        ShipmentStatus[] path = state switch
        {
            ShipmentStatus.Created => [],
            ShipmentStatus.Delivered => [ShipmentStatus.Shipped, ShipmentStatus.Delivered],
            ShipmentStatus.DeliveryFailed => [ShipmentStatus.Shipped, ShipmentStatus.DeliveryFailed],
            ShipmentStatus.ReturnedToSender => [ShipmentStatus.Shipped, ShipmentStatus.DeliveryFailed, ShipmentStatus.ReturnedToSender],
            _ => [state],
        };
        foreach (var step in path)
            shipment.MoveTo(step, null, Now);
        return shipment;
    }
}
