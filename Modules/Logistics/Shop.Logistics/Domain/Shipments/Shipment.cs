using Shop.Kernel;
using ShipmentStatus = Shop.Logistics.Contracts.Shipments.ShipmentStatus;

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

    public Shipment(
        ShipmentId id,
        Guid reference,
        string referenceText,
        string? shippingMethod,
        PostalAddress address,
        IEnumerable<ParcelLine> lines,
        string? carrier,
        string? trackingNumber,
        DateTimeOffset now
    )
        : base(id)
    {
        (Reference, ReferenceText, ShippingMethod, Address, Carrier, TrackingNumber, CreatedAt) = (
            reference,
            referenceText,
            shippingMethod,
            address,
            carrier,
            trackingNumber,
            now
        );
        this.lines.AddRange(lines);
        Record(ShipmentStatus.Created, null, now);
        Touch();
    }

    private Shipment(ShipmentId id)
        : base(id) { }

    public Guid Reference { get; private set; }

    public string ReferenceText { get; private set; } = string.Empty;

    public string? ShippingMethod { get; private set; }

    public PostalAddress Address { get; private set; } = null!;

    public ShipmentStatus State { get; private set; }

    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>Code of the location that the units leave.</summary>
    public string? Location { get; private set; }

    /// <summary>The shopper collects it.</summary>
    public bool IsPickUp { get; private set; }

    public DateTimeOffset? ReadyForPickupAt { get; private set; }

    /// <summary>Since when a carrier is to be asked for a tracking number and a label; null when none is.</summary>
    public DateTimeOffset? BookingWantedAt { get; private set; }

    /// <summary>The carrier that gave the tracking number; null when a person did.</summary>
    public string? BookedWith { get; private set; }

    public string? LabelUrl { get; private set; }

    /// <summary>How far the carrier's news go that were heard.</summary>
    public int CarrierSequence { get; private set; }

    public IReadOnlyList<ParcelLine> Lines => lines;

    public IReadOnlyList<ParcelEvent> Events => events;

    /// <summary>Where its units lie, and whether the shopper collects it there.</summary>
    public void StartAt(string? location, bool isPickUp) => (Location, IsPickUp) = (location, isPickUp);

    /// <summary>Has a carrier asked, unless somebody brought a tracking number along or nobody carries it.</summary>
    public void AskForCarrier(DateTimeOffset now)
    {
        if (TrackingNumber is not null || IsPickUp)
            return;

        BookingWantedAt = now;
        Raise(new NeedsCarrier(this, now));
    }

    /// <summary>No carrier took it: the others go first.</summary>
    public void PutOffBooking(DateTimeOffset now)
    {
        if (BookingWantedAt is not null)
            BookingWantedAt = now;
    }

    /// <summary>Takes over what a carrier answered. What a person typed meanwhile stays.</summary>
    public void Book(string carrier, string trackingNumber, string labelUrl)
    {
        if (BookingWantedAt is null)
            return;

        (BookingWantedAt, BookedWith, TrackingNumber, LabelUrl) = (null, carrier, trackingNumber, labelUrl);
        Touch();
    }

    /// <summary>Other units in the same parcel, before it leaves. The same repacking a second time changes nothing.</summary>
    /// <exception cref="DomainException">It has left, or was given up.</exception>
    public void Repack(Guid repackId, IReadOnlyList<ParcelLine> replacement, DateTimeOffset now)
    {
        if (events.Exists(entry => entry.Id == repackId))
            return;
        if (State is not (ShipmentStatus.Created or ShipmentStatus.Packed))
            throw new DomainException(LogisticsErrors.CannotRepack(State));

        lines.Clear();
        lines.AddRange(replacement);
        Record(State, "Repacked", now, repackId);
        Touch();
    }

    /// <summary>
    /// Follows a carrier's news, which come late, twice and in any order: only what is newer than what was heard counts, but for the
    /// arrival, which ends the way.
    /// What lies between is taken as having happened. False, and nothing changed, when there is no way from here to there.
    /// </summary>
    public bool Follow(ShipmentStatus to, int sequence, string? note, DateTimeOffset now)
    {
        if (State == to || (sequence <= CarrierSequence && to != ShipmentStatus.Delivered))
            return true;

        var way = ShipmentTransitions.WayTo(State, to);
        if (way.Count == 0)
            return false;

        CarrierSequence = Math.Max(CarrierSequence, sequence);
        Touch();
        foreach (var step in way)
            MoveTo(step, step == to ? note : null, now);
        return true;
    }

    /// <summary>Sets or corrects how the parcel can be followed.</summary>
    /// <exception cref="DomainException">It has arrived.</exception>
    public void SetTracking(string? carrier, string? trackingNumber)
    {
        if ((carrier ?? Carrier, trackingNumber ?? TrackingNumber) == (Carrier, TrackingNumber))
            return;
        if (State is ShipmentStatus.Delivered or ShipmentStatus.ReturnedToSender or ShipmentStatus.Canceled)
            throw new DomainException(LogisticsErrors.TrackingClosed);

        if (trackingNumber is not null && trackingNumber != TrackingNumber)
            (BookingWantedAt, BookedWith, LabelUrl) = (null, null, null);
        (Carrier, TrackingNumber) = (carrier ?? Carrier, trackingNumber ?? TrackingNumber);
        Touch();
    }

    /// <summary>
    /// Moves on along the table; the move that led here is silently repeated. What was shipped has been packed, whether that was said or
    /// not. What the shopper
    /// collects is not shipped, but has left when it was collected.
    /// </summary>
    public void MoveTo(ShipmentStatus to, string? note, DateTimeOffset now)
    {
        if (to == State)
            return;
        if (IsPickUp && to == ShipmentStatus.Shipped)
            throw new DomainException(LogisticsErrors.IsCollected(State));
        if (IsPickUp && State == ShipmentStatus.Packed && to == ShipmentStatus.Delivered)
            Step(ShipmentStatus.Shipped, null, now);
        Step(to, note, now);
    }

    /// <summary>Ends the wait of a parcel that nobody collected in time.</summary>
    public void GiveUpUncollected(DateTimeOffset now) => Step(ShipmentStatus.Canceled, "Not collected in time", now, isUncollected: true);

    private void Step(ShipmentStatus to, string? note, DateTimeOffset now, bool isUncollected = false)
    {
        if (!ShipmentTransitions.Allows(State, to))
            throw new DomainException(LogisticsErrors.IllegalState(State, to));

        var from = State;
        if (from == ShipmentStatus.Created && to == ShipmentStatus.Shipped)
            Record(ShipmentStatus.Packed, null, now);
        Record(to, note, now);
        Touch();
        switch (to)
        {
            case ShipmentStatus.Packed when IsPickUp:
                ReadyForPickupAt = now;
                Raise(new Waits(this, now));
                break;
            case ShipmentStatus.Shipped when from != ShipmentStatus.DeliveryFailed:
                ShippedAt = now;
                if (CarrierSequence == 0)
                    BookingWantedAt = null; // a person sent it without the carrier
                Raise(new Left(this, now));
                break;
            case ShipmentStatus.Delivered:
                DeliveredAt = now;
                Raise(new Arrived(this, now));
                break;
            case ShipmentStatus.Canceled:
                BookingWantedAt = null;
                Raise(new GivenUp(this, isUncollected, now));
                break;
            case ShipmentStatus.DeliveryFailed:
                Raise(new NotDelivered(this, note, now));
                break;
            case ShipmentStatus.ReturnedToSender:
                Raise(new CameBack(this, now));
                break;
        }
    }

    private void Record(ShipmentStatus state, string? note, DateTimeOffset now, Guid? id = null)
    {
        State = state;
        events.Add(new ParcelEvent(id ?? Guid.CreateVersion7(), events.Count + 1, state, note, now));
    }
}

internal sealed class ParcelLine(Guid id, int position, Guid lineReference, Sku sku, string title, int quantity)
{
    public Guid Id { get; private set; } = id;

    public int Position { get; private set; } = position;

    /// <summary>The caller's line.</summary>
    public Guid LineReference { get; private set; } = lineReference;

    public Sku Sku { get; private set; } = sku;

    public string Title { get; private set; } = title;

    public int Quantity { get; private set; } = quantity;
}

internal sealed class ParcelEvent(Guid id, int sequence, ShipmentStatus state, string? note, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;

    public int Sequence { get; private set; } = sequence;

    public ShipmentStatus State { get; private set; } = state;

    public string? Note { get; private set; } = note;

    public DateTimeOffset At { get; private set; } = at;
}
