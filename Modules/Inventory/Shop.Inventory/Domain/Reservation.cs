using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal enum ReservationStatus
{
    Held,
    Committed,

    /// <summary>Nothing is open: all units were consumed or released.</summary>
    Consumed,
    Released,
    Expired,
}

/// <summary>
/// Units of a SKU reserved for a reference at one location, for itself or as a part of a bundle. The row is reused when the reference
/// reserves again.
/// </summary>
internal sealed class Reservation(Guid id, Guid reference, Sku sku, LocationId locationId, Sku? bundle = null, int unitsEach = 1)
{
    public Guid Id { get; private set; } = id;

    public Guid Reference { get; private set; } = reference;

    public Sku Sku { get; private set; } = sku;

    public LocationId LocationId { get; private set; } = locationId;

    /// <summary>The ordered bundle; null when the SKU itself was ordered.</summary>
    public Sku? Bundle { get; private set; } = bundle;

    /// <summary>Units per ordered unit, as composed at the time.</summary>
    public int UnitsEach { get; private set; } = unitsEach;

    /// <summary>Held or committed, and not yet consumed; included in the level's reserved.</summary>
    public int Open { get; private set; }

    public int Consumed { get; private set; }

    public ReservationStatus Status { get; private set; } = ReservationStatus.Released;

    /// <summary>Set only while held.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    public bool WasExtended { get; private set; }

    public bool IsOpen => Status is ReservationStatus.Held or ReservationStatus.Committed;

    /// <summary>The ordered SKU.</summary>
    public Sku Ordered => Bundle ?? Sku;

    public void Hold(int quantity, DateTimeOffset until)
    {
        if (IsOpen || Consumed > 0)
            throw new DomainException(InventoryErrors.AlreadyReserved);

        (Open, Status, HeldUntil, WasExtended) = (quantity, ReservationStatus.Held, until, false);
    }

    /// <summary>Adds held units, with the same expiration as the rest of the reference.</summary>
    public void HoldMore(int quantity, DateTimeOffset until)
    {
        if (Status == ReservationStatus.Committed || Consumed > 0)
            throw new DomainException(InventoryErrors.AlreadyReserved);

        (Open, Status, HeldUntil) = (Open + quantity, ReservationStatus.Held, until);
    }

    /// <summary>A hold is extended only once; later calls change nothing.</summary>
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

    /// <summary>Takes over units of the same reservation from another location, with their status.</summary>
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
