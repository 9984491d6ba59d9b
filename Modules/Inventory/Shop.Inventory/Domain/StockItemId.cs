using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal readonly record struct StockItemId(Guid Value) : IEntityId<StockItemId>
{
    public static StockItemId From(Guid value) => new(value);

    public static StockItemId New() => new(Guid.CreateVersion7());
}
