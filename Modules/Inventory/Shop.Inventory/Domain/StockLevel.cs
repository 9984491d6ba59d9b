namespace Shop.Inventory.Domain;

/// <summary>How many of a SKU lie at one location, and how many of them are promised.</summary>
internal sealed class StockLevel(Guid id, StockItemId itemId, LocationId locationId)
{
    /// <summary>Far above any real shelf, far below an overflow.</summary>
    public const int MostUnits = 10_000_000;

    public Guid Id { get; private set; } = id;

    public StockItemId ItemId { get; private set; } = itemId;

    public LocationId LocationId { get; private set; } = locationId;

    public int OnHand { get; private set; }

    public int Reserved { get; private set; }

    public int Available => Math.Max(0, OnHand - Reserved);

    internal void Reserve(int quantity) => Reserved += quantity;

    internal void Release(int quantity) => Reserved -= quantity;

    internal void Move(int delta) => OnHand += delta;
}
