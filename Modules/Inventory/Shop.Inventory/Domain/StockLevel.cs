namespace Shop.Inventory.Domain;

/// <summary>On hand and reserved units of a SKU at one location.</summary>
internal sealed class StockLevel(Guid id, StockItemId itemId, LocationId locationId)
{
    /// <summary>Well above any real stock, and well below an overflow.</summary>
    public const int MaxUnits = 10_000_000;

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
