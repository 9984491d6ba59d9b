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

    /// <summary>Code of the location the units ship from.</summary>
    public string? Location { get; private set; }

    /// <summary>The shopper collects it.</summary>
    public bool IsPickUp { get; private set; }

    public DateTimeOffset? ReadyForPickupAt { get; private set; }

    /// <summary>When booking with a carrier was requested; null when none is pending.</summary>
    public DateTimeOffset? BookingWantedAt { get; private set; }

    /// <summary>The carrier that assigned the tracking number; null when it was entered manually.</summary>
    public string? BookedWith { get; private set; }

    public string? LabelUrl { get; private set; }

    /// <summary>Sequence of the last tracking update applied.</summary>
    public int CarrierSequence { get; private set; }

    public IReadOnlyList<ParcelLine> Lines => lines;

    public IReadOnlyList<ParcelEvent> Events => events;

    /// <summary>Sets the location of its units, and whether the shopper collects it there.</summary>
    public void StartAt(string? location, bool isPickUp) => (Location, IsPickUp) = (location, isPickUp);

    /// <summary>Requests booking with a carrier, unless a tracking number was given or there is no carrier.</summary>
    public void AskForCarrier(DateTimeOffset now)
    {
        if (TrackingNumber is not null || IsPickUp)
            return;

        BookingWantedAt = now;
        Raise(new NeedsCarrier(this, now));
    }

    /// <summary>Moves the booking to the end of the queue, after a refusal.</summary>
    public void PutOffBooking(DateTimeOffset now)
    {
        if (BookingWantedAt is not null)
            BookingWantedAt = now;
    }

    /// <summary>Applies the carrier's booking. Manually entered tracking is kept.</summary>
    public void Book(string carrier, string trackingNumber, string labelUrl)
    {
        if (BookingWantedAt is null)
            return;

        (BookingWantedAt, BookedWith, TrackingNumber, LabelUrl) = (null, carrier, trackingNumber, labelUrl);
        Touch();
    }

    /// <summary>Replaces the contents before the parcel ships. Repeating the same repack id changes nothing.</summary>
    /// <exception cref="DomainException">It was shipped or canceled.</exception>
    public void Repack(Guid repackId, IReadOnlyList<ParcelLine> replacement, DateTimeOffset now)
    {
        if (events.Exists(entry => entry.Id == repackId))
            return;
        if (State is not (ShipmentStatus.Created or ShipmentStatus.Packed))
            throw new DomainException(LogisticsErrors.CannotRepack(State));

        lines.Clear();
        lines.AddRange(replacement);
        Record(State, new Message("logistics.repacked"), now, repackId);
        Touch();
    }

    /// <summary>
    /// Applies a tracking update; these may arrive late, twice and in any order. Only updates newer than the last one apply, except
    /// delivery, which is final. Skipped states count as passed. False, without any change, when the status does not allow the transition.
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

    /// <exception cref="DomainException">It was delivered.</exception>
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
    /// Changes the status according to the transition table; repeating the last transition changes nothing. Shipped implies packed. Pickups
    /// are not shipped; they count as shipped when they are collected.
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

    /// <summary>Cancels a pickup that was not collected in time.</summary>
    public void AbandonUncollected(DateTimeOffset now) => Step(ShipmentStatus.Canceled, null, now, isUncollected: true);

    private void Step(ShipmentStatus to, string? note, DateTimeOffset now, bool isUncollected = false)
    {
        if (!ShipmentTransitions.Allows(State, to))
            throw new DomainException(LogisticsErrors.IllegalState(State));

        var from = State;
        if (from == ShipmentStatus.Created && to == ShipmentStatus.Shipped)
            Record(ShipmentStatus.Packed, null, now);
        Record(
            to,
            isUncollected ? new Message("logistics.not-collected")
                : note is null ? null
                : Message.Of(note),
            now
        );
        Touch();
        switch (to)
        {
            case ShipmentStatus.Packed when IsPickUp:
                ReadyForPickupAt = now;
                Raise(new ReadyForPickup(this, now));
                break;
            case ShipmentStatus.Shipped when from != ShipmentStatus.DeliveryFailed:
                ShippedAt = now;
                if (CarrierSequence == 0)
                    BookingWantedAt = null; // sent manually, without the carrier
                Raise(new Departed(this, now));
                break;
            case ShipmentStatus.Delivered:
                DeliveredAt = now;
                Raise(new Delivered(this, now));
                break;
            case ShipmentStatus.Canceled:
                BookingWantedAt = null;
                Raise(new Abandoned(this, isUncollected, now));
                break;
            case ShipmentStatus.DeliveryFailed:
                Raise(new NotDelivered(this, note, now));
                break;
            case ShipmentStatus.ReturnedToSender:
                Raise(new ReturnedToSender(this, now));
                break;
        }
    }

    private void Record(ShipmentStatus state, Message? note, DateTimeOffset now, Guid? id = null)
    {
        State = state;
        events.Add(new ParcelEvent(id ?? Guid.CreateVersion7(), events.Count + 1, state, note, now));
    }
}

internal sealed class ParcelLine(Guid id, int position, Guid lineReference, Sku sku, string title, int quantity)
{
    public Guid Id { get; private set; } = id;

    public int Position { get; private set; } = position;

    /// <summary>The order line's id.</summary>
    public Guid LineReference { get; private set; } = lineReference;

    public Sku Sku { get; private set; } = sku;

    public string Title { get; private set; } = title;

    public int Quantity { get; private set; } = quantity;
}

internal sealed class ParcelEvent(Guid id, int sequence, ShipmentStatus state, Message? note, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;

    public int Sequence { get; private set; } = sequence;

    public ShipmentStatus State { get; private set; } = state;

    public Message? Note { get; private set; } = note;

    public DateTimeOffset At { get; private set; } = at;
}
