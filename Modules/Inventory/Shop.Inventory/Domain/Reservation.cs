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

/// <summary>
/// Units of a SKU at one location that are promised to a reference, for itself or as a part of a bundle. One row for each, used again when
/// the reference takes
/// stock anew.
/// </summary>
internal sealed class Reservation(Guid id, Guid reference, Sku sku, LocationId locationId, Sku? bundle = null, int unitsEach = 1)
{
    public Guid Id { get; private set; } = id;

    public Guid Reference { get; private set; } = reference;

    public Sku Sku { get; private set; } = sku;

    public LocationId LocationId { get; private set; } = locationId;

    /// <summary>The bundle that was ordered; null when the SKU itself was.</summary>
    public Sku? Bundle { get; private set; } = bundle;

    /// <summary>How many units are in each unit of what was ordered, as it was composed then.</summary>
    public int UnitsEach { get; private set; } = unitsEach;

    /// <summary>Held or committed, not consumed yet; counted in the level's reserved.</summary>
    public int Open { get; private set; }

    public int Consumed { get; private set; }

    public ReservationStatus Status { get; private set; } = ReservationStatus.Released;

    /// <summary>Only while held.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    public bool WasExtended { get; private set; }

    public bool IsOpen => Status is ReservationStatus.Held or ReservationStatus.Committed;

    /// <summary>What the reference asked for.</summary>
    public Sku Ordered => Bundle ?? Sku;

    public void Hold(int quantity, DateTimeOffset until)
    {
        if (IsOpen || Consumed > 0)
            throw new DomainException(InventoryErrors.AlreadyReserved);

        (Open, Status, HeldUntil, WasExtended) = (quantity, ReservationStatus.Held, until, false);
    }

    /// <summary>Adds units to what is held, until the same time as the rest of the reference.</summary>
    public void HoldMore(int quantity, DateTimeOffset until)
    {
        if (Status == ReservationStatus.Committed || Consumed > 0)
            throw new DomainException(InventoryErrors.AlreadyReserved);

        (Open, Status, HeldUntil) = (Open + quantity, ReservationStatus.Held, until);
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

    /// <summary>Takes units over from the same promise at another location, as held or committed as they were there.</summary>
    public void TakeOver(Reservation from, int quantity)
    {
        var (wasHeld, until, wasExtended) = (from.Status == ReservationStatus.Held, from.HeldUntil, from.WasExtended);
        from.Release(quantity);
        if (wasHeld)
            (Open, Status, HeldUntil, WasExtended) = (Open + quantity, ReservationStatus.Held, until, wasExtended);
        else
            CommitMore(quantity);
    }

    public void Expire() => (Open, Status, HeldUntil) = (0, ReservationStatus.Expired, null);

    public bool HasRunOut(DateTimeOffset now) => Status == ReservationStatus.Held && HeldUntil <= now;
}
