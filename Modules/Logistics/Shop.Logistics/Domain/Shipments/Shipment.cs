using Shop.Kernel;

namespace Shop.Logistics.Domain.Shipments;

internal readonly record struct ShipmentId(Guid Value) : IEntityId<ShipmentId>
{
    public static ShipmentId From(Guid value) => new(value);
}

/// <summary>Units of a reference that travel together.</summary>
internal sealed partial class Shipment : AggregateRoot<ShipmentId>
{
    private readonly List<ParcelLine> lines = [];
    private readonly List<ParcelEvent> events = [];

    public Shipment(ShipmentId id, Guid reference, string referenceText, string? shippingMethod, PostalAddress address, IEnumerable<ParcelLine> lines, string? carrier, string? trackingNumber, DateTimeOffset now)
        : base(id)
    {
        (Reference, ReferenceText, ShippingMethod, Address, Carrier, TrackingNumber, CreatedAt) = (reference, referenceText, shippingMethod, address, carrier, trackingNumber, now);
        this.lines.AddRange(lines);
        Record(ShipmentState.Created, null, now);
        Touch();
    }

    private Shipment(ShipmentId id)
        : base(id)
    {
    }

    public Guid Reference { get; private set; }

    public string ReferenceText { get; private set; } = string.Empty;

    public string? ShippingMethod { get; private set; }

    public PostalAddress Address { get; private set; } = null!;

    public ShipmentState State { get; private set; }

    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public IReadOnlyList<ParcelLine> Lines => lines;

    public IReadOnlyList<ParcelEvent> Events => events;

    /// <summary>Sets or corrects how the parcel can be followed.</summary>
    /// <exception cref="DomainException">It has arrived.</exception>
    public void SetTracking(string? carrier, string? trackingNumber)
    {
        if ((carrier ?? Carrier, trackingNumber ?? TrackingNumber) == (Carrier, TrackingNumber))
            return;
        if (State is ShipmentState.Delivered or ShipmentState.ReturnedToSender or ShipmentState.Canceled)
            throw new DomainException(LogisticsErrors.TrackingClosed);

        (Carrier, TrackingNumber) = (carrier ?? Carrier, trackingNumber ?? TrackingNumber);
        Touch();
    }

    /// <summary>Moves on along the table; the move that led here is silently repeated. What was shipped has been packed, whether that was said or not.</summary>
    public void MoveTo(ShipmentState to, string? note, DateTimeOffset now)
    {
        if (to == State)
            return;
        if (!ShipmentTransitions.Allows(State, to))
            throw new DomainException(LogisticsErrors.IllegalState(State, to));

        var from = State;
        if (from == ShipmentState.Created && to == ShipmentState.Shipped)
            Record(ShipmentState.Packed, null, now);
        Record(to, note, now);
        Touch();
        switch (to)
        {
            case ShipmentState.Shipped when from != ShipmentState.DeliveryFailed:
                ShippedAt = now;
                Raise(new Left(this, now));
                break;
            case ShipmentState.Delivered:
                DeliveredAt = now;
                Raise(new Arrived(this, now));
                break;
            case ShipmentState.Canceled:
                Raise(new GivenUp(this, now));
                break;
            case ShipmentState.DeliveryFailed:
                Raise(new NotDelivered(this, note, now));
                break;
            case ShipmentState.ReturnedToSender:
                Raise(new CameBack(this, now));
                break;
        }
    }

    private void Record(ShipmentState state, string? note, DateTimeOffset now)
    {
        State = state;
        events.Add(new ParcelEvent(Guid.CreateVersion7(), events.Count + 1, state, note, now));
    }
}

internal sealed class ParcelLine(Guid id, Guid lineReference, Sku sku, string title, int quantity)
{
    public Guid Id { get; private set; } = id;

    /// <summary>The caller's line.</summary>
    public Guid LineReference { get; private set; } = lineReference;

    public Sku Sku { get; private set; } = sku;

    public string Title { get; private set; } = title;

    public int Quantity { get; private set; } = quantity;
}

internal sealed class ParcelEvent(Guid id, int sequence, ShipmentState state, string? note, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;

    public int Sequence { get; private set; } = sequence;

    public ShipmentState State { get; private set; } = state;

    public string? Note { get; private set; } = note;

    public DateTimeOffset At { get; private set; } = at;
}
