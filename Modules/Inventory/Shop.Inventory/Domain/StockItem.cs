using Shop.Kernel;
using MovementKind = Shop.Inventory.Contracts.Levels.MovementKind;

namespace Shop.Inventory.Domain;

/// <summary>
/// Stock of one SKU at all locations. Change it only while holding its row lock, so that nothing is overwritten. Its events describe the
/// changes of one save together: those that cancel each other out are no threshold crossing.
/// </summary>
internal sealed partial class StockItem : AggregateRoot<StockItemId>
{
    private readonly List<StockLevel> levels = [];
    private Offer? before;
    private DateTimeOffset changedAt;

    public StockItem(StockItemId id, Sku sku, bool isTracked, bool canBackorder, int? lowStockThreshold)
        : base(id)
    {
        Sku = sku;
        IsTracked = isTracked;
        CanBackorder = canBackorder;
        LowStockThreshold = lowStockThreshold;
        Touch();
    }

    public Sku Sku { get; private set; }

    /// <summary>False: not counted, always available.</summary>
    public bool IsTracked { get; private set; }

    /// <summary>Can be reserved with none available.</summary>
    public bool CanBackorder { get; private set; }

    /// <summary>Maximum number of backordered units; null for unlimited.</summary>
    public int? BackorderLimit { get; private set; }

    /// <summary>When more stock is expected.</summary>
    public DateOnly? ExpectedOn { get; private set; }

    public int? LowStockThreshold { get; private set; }

    /// <summary>The low-stock alert was raised; reset when available rises above the threshold.</summary>
    public bool IsLow { get; private set; }

    /// <summary>A bundle: it has no stock, and its settings follow its parts.</summary>
    public bool IsBundle { get; private set; }

    /// <summary>It is a part of bundles.</summary>
    public bool IsPart { get; private set; }

    /// <summary>For a bundle: the availability last published.</summary>
    public bool IsBundleInStock { get; private set; }

    public IReadOnlyList<StockLevel> Levels => levels;

    public int OnHand => levels.Sum(level => level.OnHand);

    public int Reserved => levels.Sum(level => level.Reserved);

    /// <summary>On hand minus reserved; negative when units are backordered.</summary>
    public int Free => levels.Sum(level => level.OnHand - level.Reserved);

    public int Available => Math.Max(0, Free);

    /// <summary>How many more than available can be reserved; null for unlimited.</summary>
    public int? BackordersLeft =>
        !CanBackorder ? 0
        : BackorderLimit is { } limit ? Math.Max(0, limit + Math.Min(0, Free))
        : null;

    /// <summary>The largest number that can be reserved now.</summary>
    public int MaxReservable => !IsTracked || BackordersLeft is not { } more ? int.MaxValue : Available + more;

    /// <summary>Backordered units: reserved and not on hand.</summary>
    public int Owed => levels.Sum(level => Math.Max(0, level.Reserved - level.OnHand));

    /// <exception cref="DomainException">Existing backorders would break the new limit.</exception>
    public void ChangeSettings(
        bool isTracked,
        bool canBackorder,
        int? backorderLimit,
        DateOnly? expectedOn,
        int? lowStockThreshold,
        DateTimeOffset now
    )
    {
        var limit = canBackorder ? backorderLimit : null;
        if (
            (isTracked, canBackorder, limit, expectedOn, lowStockThreshold)
            == (IsTracked, CanBackorder, BackorderLimit, ExpectedOn, LowStockThreshold)
        )
            return;
        if (IsBundle)
            throw new DomainException(InventoryErrors.BundleFollowsParts);
        if (isTracked && !canBackorder && Owed > 0)
            throw new DomainException(InventoryErrors.StillOwed(Owed));
        if (isTracked && limit < -Free)
            throw new DomainException(InventoryErrors.OverLimit(-Free));

        Change(now, () =>
        {
            (IsTracked, CanBackorder, BackorderLimit) = (isTracked, canBackorder, limit);
            (ExpectedOn, LowStockThreshold) = (expectedOn, lowStockThreshold);
        });
    }

    /// <summary>
    /// Reserves units at the first location that has all of them, otherwise split over locations by priority. Null when too few are
    /// available.
    /// </summary>
    public IReadOnlyList<(LocationId Location, int Quantity)>? Reserve(int quantity, IReadOnlyList<Location> locations, DateTimeOffset now)
    {
        if (quantity > MaxReservable)
            return null;

        var takes = Plan(quantity, locations);
        Change(now, () =>
        {
            foreach (var (location, units) in takes)
                LevelAt(location).Reserve(units);
        });
        return takes;
    }

    public void Release(LocationId location, int quantity, DateTimeOffset now) => Change(now, () => LevelAt(location).Release(quantity));

    /// <summary>Moves reserved units to another location.</summary>
    /// <exception cref="DomainException">Too few are available there.</exception>
    public void MovePromise(LocationId from, LocationId to, int quantity, DateTimeOffset now)
    {
        if (IsTracked && quantity > AvailableAt(to))
            throw new DomainException(InventoryErrors.NotFree(AvailableAt(to)));

        Change(now, () =>
        {
            LevelAt(from).Release(quantity);
            LevelAt(to).Reserve(quantity);
        });
    }

    /// <summary>
    /// Consumes shipped units. Backordered units that were never received are received first, so that on hand stays the sum of its
    /// movements and never falls below zero.
    /// </summary>
    public IEnumerable<Movement> Consume(LocationId location, int quantity, MovementCause cause)
    {
        var level = LevelAt(location);
        var movements = new List<Movement>();
        if (IsTracked)
        {
            if (level.OnHand < quantity)
                movements.Add(
                    Move(
                        level,
                        MovementKind.Received,
                        quantity - level.OnHand,
                        cause with
                        {
                            Reason = new Message("inventory.shipped-before-receipt"),
                        }
                    )
                );

            movements.Add(Move(level, MovementKind.Shipped, -quantity, cause));
        }

        Change(cause.At, () => level.Release(quantity));
        return movements;
    }

    /// <summary>Changes on hand by a difference.</summary>
    /// <exception cref="DomainException">On hand would fall below zero or below reserved, or this is a bundle.</exception>
    public Movement Add(LocationId location, int delta, MovementKind kind, MovementCause cause)
    {
        var level = LevelAt(location);
        var after = (long)level.OnHand + delta;
        if (after is < 0 or > StockLevel.MaxUnits)
            throw new DomainException(InventoryErrors.OutOfRange(level.OnHand));
        if (delta < 0 && IsTracked && (CanBackorder ? Free + delta < -(long?)BackorderLimit : after < level.Reserved))
            throw new DomainException(InventoryErrors.BelowPromised(level.Reserved));

        return Move(level, kind, delta, cause);
    }

    /// <summary>Removes unreserved units from a location.</summary>
    /// <exception cref="DomainException">They are not on hand, or are reserved.</exception>
    public Movement TakeOff(LocationId location, int quantity, MovementKind kind, MovementCause cause)
    {
        var level = LevelAt(location);
        if (quantity > level.OnHand)
            throw new DomainException(InventoryErrors.NotThere(level.OnHand));
        if (IsTracked && level.OnHand - quantity < level.Reserved)
            throw new DomainException(InventoryErrors.BelowPromised(level.Reserved));

        return Move(level, kind, -quantity, cause);
    }

    /// <summary>Moves unreserved units to another location.</summary>
    /// <exception cref="DomainException">They are not on hand, or are reserved.</exception>
    public IReadOnlyList<Movement> Transfer(LocationId from, LocationId to, int quantity, MovementCause cause) =>
        [TakeOff(from, quantity, MovementKind.Transferred, cause), Add(to, quantity, MovementKind.Transferred, cause)];

    /// <summary>Notes returned units that were not restocked.</summary>
    public Movement Note(LocationId location, MovementCause cause) => Move(LevelAt(location), MovementKind.Returned, 0, cause);

    /// <exception cref="DomainException">It has stock of its own, or is a part of a bundle.</exception>
    public void BecomeBundle(DateTimeOffset now)
    {
        if (IsPart)
            throw new DomainException(InventoryErrors.NestedBundle);
        if (OnHand > 0 || Reserved > 0)
            throw new DomainException(InventoryErrors.HasStock(OnHand, Reserved));

        (IsBundle, BackorderLimit, ExpectedOn, LowStockThreshold, IsLow) = (true, null, null, null, false);
        Raise(new BundlesShifted(Sku, now));
    }

    /// <summary>Turns a bundle into an ordinary SKU with nothing on hand.</summary>
    public void BecomeSingle(DateTimeOffset now)
    {
        (IsBundle, IsBundleInStock, IsTracked, CanBackorder) = (false, false, true, false);
        Raise(new AvailabilityShifted(Sku, 0, IsTracked: true, IsLow: false, CanBackorder: false, null, null, now));
    }

    public void BePart(bool isPart)
    {
        if (isPart == IsPart)
            return;

        IsPart = isPart;
        Touch();
    }

    /// <summary>Updates a bundle's availability from its parts, and raises an event when it changed.</summary>
    public void FollowParts(int available, bool isTracked, bool canBackorder, int? backordersLeft, DateOnly? expectedOn, DateTimeOffset now)
    {
        if (!IsBundle || (available > 0, isTracked, canBackorder) == (IsBundleInStock, IsTracked, CanBackorder))
            return;

        (IsBundleInStock, IsTracked, CanBackorder) = (available > 0, isTracked, canBackorder);
        Raise(new AvailabilityShifted(Sku, available, isTracked, IsLow: false, canBackorder, backordersLeft, expectedOn, now));
    }

    protected override IEnumerable<IDomainEvent> TakeNetChange()
    {
        if (before is not { } was)
            yield break;

        before = null;
        var now = Current();
        if (now.IsLow && !was.IsLow)
            yield return new RanLow(Sku, Available, LowStockThreshold!.Value, changedAt);
        if (now.IsOtherThan(was))
            yield return new AvailabilityShifted(
                Sku,
                Available,
                IsTracked,
                IsLow,
                BackordersLeft != 0,
                CanBackorder ? BackordersLeft : null,
                ExpectedOn,
                changedAt
            );
        if (IsPart && now != was)
            yield return new BundlesShifted(Sku, changedAt);
    }

    public int AvailableAt(LocationId location) => levels.Find(level => level.LocationId == location)?.Available ?? 0;

    /// <summary>Gets or creates the level at the location.</summary>
    public StockLevel LevelAt(LocationId location)
    {
        var level = levels.Find(candidate => candidate.LocationId == location);
        if (level is null)
        {
            level = new StockLevel(Guid.CreateVersion7(), Id, location);
            levels.Add(level);
        }

        return level;
    }

    /// <summary>Chooses the locations to reserve from. Backordered units are reserved at the first location.</summary>
    private List<(LocationId Location, int Units)> Plan(int quantity, IReadOnlyList<Location> locations)
    {
        var first = locations[0].Id;
        if (!IsTracked)
            return [(first, quantity)];

        foreach (var location in locations)
            if (AvailableAt(location.Id) >= quantity)
                return [(location.Id, quantity)];

        var takes = new List<(LocationId Location, int Units)>();
        var open = quantity;
        foreach (var location in locations)
        {
            var units = Math.Min(open, AvailableAt(location.Id));
            if (units == 0)
                continue;

            takes.Add((location.Id, units));
            open -= units;
        }

        if (open == 0)
            return takes;

        if (takes is [var (at, some), ..] && at == first)
            takes[0] = (first, some + open);
        else
            takes.Add((first, open));

        return takes;
    }

    private Movement Move(StockLevel level, MovementKind kind, int delta, MovementCause cause)
    {
        if (IsBundle)
            throw new DomainException(InventoryErrors.BundleHasNoStock);

        Change(cause.At, () => level.Move(delta));
        return new Movement(Guid.CreateVersion7(), Sku, level.LocationId, kind, delta, level.OnHand, cause);
    }

    /// <summary>
    /// Every change of a level or a setting runs in here. The version guards the levels as well: a request that changed stock before may
    /// still track older ones, which a query does not refresh.
    /// </summary>
    private void Change(DateTimeOffset now, Action change)
    {
        Touch();
        before ??= Current();
        change();
        IsLow = IsTracked && LowStockThreshold is { } threshold && Available <= threshold;
        changedAt = now;
    }

    private Offer Current() => new(Available, IsLow, IsTracked, BackordersLeft);

    /// <summary>Availability as shoppers see it.</summary>
    private readonly record struct Offer(int Available, bool IsLow, bool IsTracked, int? BackordersLeft)
    {
        /// <summary>Compares only what lists show, not every unit.</summary>
        public bool IsOtherThan(Offer other) =>
            (Available > 0, IsLow, IsTracked, BackordersLeft != 0)
            != (other.Available > 0, other.IsLow, other.IsTracked, other.BackordersLeft != 0);
    }
}
