using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>One SKU's stock at each location, with its settings.</summary>
public sealed record GetStock(Sku Sku) : IQuery<StockOverview>;

/// <param name="LowStockThreshold">An alert is raised once when available falls to this or below; null for none.</param>
public sealed record StockOverview(
    Sku Sku, IReadOnlyList<StockLevelView> Locations, int OnHand, int Reserved, int Available, bool IsTracked, bool CanBackorder, int? LowStockThreshold, int Version);

/// <param name="Code">The location's short code, for example <c>main</c>.</param>
public sealed record StockLevelView(string Code, string Name, int OnHand, int Reserved, int Available);
