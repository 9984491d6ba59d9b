using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Sets whether a SKU is tracked, whether it accepts backorders, and its low-stock threshold. Creates the stock item if needed. Refused
/// when existing backorders would exceed the new limit, and for a bundle. Repeatable.
/// </summary>
/// <param name="BackorderLimit">Maximum number of backordered units; null for unlimited. Ignored without backorders.</param>
/// <param name="ExpectedOn">When more stock is expected, shown to shoppers while it is out of stock; null when unknown.</param>
public sealed record SetStockSettings(
    Sku Sku,
    bool IsTracked,
    bool CanBackorder,
    int? LowStockThreshold,
    int? BackorderLimit = null,
    DateOnly? ExpectedOn = null
) : ICommand;
