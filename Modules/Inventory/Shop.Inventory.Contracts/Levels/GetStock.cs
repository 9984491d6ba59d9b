using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>One SKU's stock at each location, with its settings.</summary>
public sealed record GetStock(Sku Sku) : IQuery<StockOverview>;

/// <param name="Locations">The active ones, in the order in which they are used.</param>
/// <param name="LowStockThreshold">An alert is raised once when available falls to this or below; null for none.</param>
/// <param name="BackorderLimit">How many may be sold that are not there; null for any number, when backorders are taken at all.</param>
/// <param name="ExpectedOn">When more is expected.</param>
/// <param name="IsBundle">Made of other SKUs: nothing on hand, available and rules follow the parts.</param>
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

/// <param name="Code">The location's short code, for example <c>main</c>.</param>
public sealed record StockLevelView(string Code, string Name, int OnHand, int Reserved, int Available);
