using Shop.Kernel;

namespace Shop.Inventory.Domain;

/// <summary>
/// One SKU's stock at all its locations. Whoever changes it holds its row lock, so that what is read here is what will be written.
/// </summary>
internal sealed partial class StockItem : AggregateRoot<StockItemId>
{
    private readonly List<StockLevel> levels = [];

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

    /// <summary>False: never counted, always for sale.</summary>
    public bool IsTracked { get; private set; }

    /// <summary>May be promised with none available.</summary>
    public bool CanBackorder { get; private set; }

    public int? LowStockThreshold { get; private set; }

    /// <summary>The alert of the present crossing was given; reset once available rises above the threshold.</summary>
    public bool IsLow { get; private set; }

    public IReadOnlyList<StockLevel> Levels => levels;

    public int OnHand => levels.Sum(level => level.OnHand);

    public int Reserved => levels.Sum(level => level.Reserved);

    public int Available => Math.Max(0, OnHand - Reserved);

    public void ChangeSettings(bool isTracked, bool canBackorder, int? lowStockThreshold, DateTimeOffset now)
    {
        if (isTracked == IsTracked && canBackorder == CanBackorder && lowStockThreshold == LowStockThreshold)
            return;

        var before = Snapshot();
        (IsTracked, CanBackorder, LowStockThreshold) = (isTracked, canBackorder, lowStockThreshold);
        Settle(before, now);
    }

    /// <summary>
    /// Promises units, from the first location that has all of them, else piece by piece in the order of the locations. Null when there is not enough.
    /// </summary>
    public IReadOnlyList<(LocationId Location, int Quantity)>? Reserve(int quantity, IReadOnlyList<Location> locations, DateTimeOffset now)
    {
        var ordered = locations.Select(location => LevelAt(location.Id)).ToList();
        var takes = Plan(quantity, ordered);
        if (takes is null)
            return null;

        var before = Snapshot();
        foreach (var (level, units) in takes)
            level.Reserve(units);

        Settle(before, now);
        return [.. takes.Select(take => (take.Level.LocationId, take.Units))];
    }

    /// <summary>Lets promised units go.</summary>
    public void Release(LocationId location, int quantity, DateTimeOffset now)
    {
        var before = Snapshot();
        LevelAt(location).Release(quantity);
        Settle(before, now);
    }

    /// <summary>
    /// Promised units left the house. What was sent without ever having been counted in (a backorder) is counted in first, so that on hand
    /// stays the sum of its movements and never falls below zero.
    /// </summary>
    public IEnumerable<Movement> Consume(LocationId location, int quantity, MovementCause cause)
    {
        var before = Snapshot();
        var level = LevelAt(location);
        var movements = new List<Movement>();
        if (IsTracked)
        {
            if (level.OnHand < quantity)
                movements.Add(Move(level, MovementKind.Received, quantity - level.OnHand, cause with { Reason = "Sent before it was counted in" }));

            movements.Add(Move(level, MovementKind.Shipped, -quantity, cause));
        }

        level.Release(quantity);
        Settle(before, cause.At);
        return movements;
    }

    /// <summary>Changes on hand by a difference.</summary>
    /// <exception cref="DomainException">On hand would fall below zero, or below what is promised.</exception>
    public Movement Add(LocationId location, int delta, MovementKind kind, MovementCause cause)
    {
        var level = LevelAt(location);
        var after = (long)level.OnHand + delta;
        if (after is < 0 or > StockLevel.MostUnits)
            throw new DomainException(InventoryErrors.OutOfRange(level.OnHand));
        if (delta < 0 && IsTracked && !CanBackorder && after < level.Reserved)
            throw new DomainException(InventoryErrors.BelowPromised(level.Reserved));

        var before = Snapshot();
        var movement = Move(level, kind, delta, cause);
        Settle(before, cause.At);
        return movement;
    }

    /// <summary>Makes sure there is a level at the location.</summary>
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

    private List<(StockLevel Level, int Units)>? Plan(int quantity, List<StockLevel> ordered)
    {
        if (!IsTracked)
            return [(ordered[0], quantity)];

        if (ordered.Find(level => level.Available >= quantity) is { } whole)
            return [(whole, quantity)];

        var takes = new List<(StockLevel Level, int Units)>();
        var open = quantity;
        foreach (var level in ordered.Where(level => level.Available > 0))
        {
            var units = Math.Min(open, level.Available);
            takes.Add((level, units));
            open -= units;
            if (open == 0)
                return takes;
        }

        if (!CanBackorder)
            return null;

        var first = takes.FindIndex(take => take.Level == ordered[0]);
        if (first >= 0)
            takes[first] = (ordered[0], takes[first].Units + open);
        else
            takes.Add((ordered[0], open));

        return takes;
    }

    private Movement Move(StockLevel level, MovementKind kind, int delta, MovementCause cause)
    {
        level.Move(delta);
        return new Movement(Guid.CreateVersion7(), Sku, level.LocationId, kind, delta, level.OnHand, cause);
    }

    private (bool InStock, bool IsLow, bool IsTracked, bool CanBackorder) Snapshot() => (Available > 0, IsLow, IsTracked, CanBackorder);

    private void Settle((bool InStock, bool IsLow, bool IsTracked, bool CanBackorder) before, DateTimeOffset now)
    {
        var isLow = IsTracked && LowStockThreshold is { } threshold && Available <= threshold;
        var crossed = isLow && !IsLow;
        IsLow = isLow;
        Touch();
        if (crossed)
            Raise(new RanLow(Sku, Available, LowStockThreshold!.Value, now));
        if (before != Snapshot())
            Raise(new AvailabilityShifted(Sku, Available, IsTracked, IsLow, CanBackorder, now));
    }
}
