using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>Stock of one SKU at each location, with its settings.</summary>
public sealed record GetStock(Sku Sku) : IQuery<StockOverview>;

/// <param name="Locations">The active ones, by priority.</param>
/// <param name="LowStockThreshold">An alert is raised once when available falls to this or below; null for no alerts.</param>
/// <param name="BackorderLimit">Maximum number of backordered units; null for unlimited, if backorders are accepted.</param>
/// <param name="ExpectedOn">When more stock is expected.</param>
/// <param name="IsBundle">A bundle: it has no on hand of its own; availability and settings follow its parts.</param>
public sealed record StockOverview(
    Sku Sku,
    IReadOnlyList<StockLevelView> Locations,
    int OnHand,
    int Reserved,
    int Available,
    bool IsTracked,
    bool CanBackorder,
    int? LowStockThreshold,
    int Version,
    int? BackorderLimit = null,
    DateOnly? ExpectedOn = null,
    bool IsBundle = false
);

/// <param name="Code">Code of the location, for example <c>main</c>.</param>
public sealed record StockLevelView(string Code, string Name, int OnHand, int Reserved, int Available);
