using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal enum ReservationStatus
{
    Held,
    Committed,

    /// <summary>Nothing open any more: everything was consumed, or what was not was let go.</summary>
    Consumed,
    Released,
    Expired,
}

/// <summary>Units of a SKU at one location that are promised to a reference. One row for each, used again when the reference takes stock anew.</summary>
internal sealed class Reservation(Guid id, Guid reference, Sku sku, LocationId locationId)
{
    public Guid Id { get; private set; } = id;

    public Guid Reference { get; private set; } = reference;

    public Sku Sku { get; private set; } = sku;

    public LocationId LocationId { get; private set; } = locationId;

    /// <summary>Held or committed, not consumed yet; counted in the level's reserved.</summary>
    public int Open { get; private set; }

    public int Consumed { get; private set; }

    public ReservationStatus Status { get; private set; } = ReservationStatus.Released;

    /// <summary>Only while held.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    public bool WasExtended { get; private set; }

    public bool IsOpen => Status is ReservationStatus.Held or ReservationStatus.Committed;

    public void Hold(int quantity, DateTimeOffset until)
    {
        if (IsOpen || Consumed > 0)
            throw new DomainException(InventoryErrors.AlreadyReserved);

        (Open, Status, HeldUntil, WasExtended) = (quantity, ReservationStatus.Held, until, false);
    }

    /// <summary>A hold is extended once; a second wish changes nothing.</summary>
    public void Extend(DateTimeOffset until)
    {
        if (Status == ReservationStatus.Held && !WasExtended && until > HeldUntil)
            (HeldUntil, WasExtended) = (until, true);
    }

    public void Commit()
    {
        if (Status == ReservationStatus.Held)
            (Status, HeldUntil) = (ReservationStatus.Committed, null);
        else if (Status != ReservationStatus.Committed)
            throw new DomainException(InventoryErrors.NotHeld);
    }

    /// <summary>Adds units to what is committed.</summary>
    public void CommitMore(int quantity) => (Open, Status, HeldUntil) = (Open + quantity, ReservationStatus.Committed, null);

    public void Consume(int quantity)
    {
        if (Status != ReservationStatus.Committed || quantity > Open)
            throw new DomainException(InventoryErrors.NotCommitted);

        Open -= quantity;
        Consumed += quantity;
        if (Open == 0)
            Status = ReservationStatus.Consumed;
    }

    public void Release(int quantity)
    {
        if (!IsOpen || quantity > Open)
            throw new DomainException(InventoryErrors.NotHeld);

        Open -= quantity;
        if (Open == 0)
            (Status, HeldUntil) = (Consumed > 0 ? ReservationStatus.Consumed : ReservationStatus.Released, null);
    }

    public void Expire() => (Open, Status, HeldUntil) = (0, ReservationStatus.Expired, null);

    public bool HasRunOut(DateTimeOffset now) => Status == ReservationStatus.Held && HeldUntil <= now;
}
