using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Says whether a SKU is counted at all, whether it may be sold with none left, and when to warn. Creates the stock item when it is new.
/// Refused where it would
/// break promises: no more backorders, or fewer, than units are promised that are not there; refused for a bundle. Repeatable.
/// </summary>
/// <param name="BackorderLimit">How many may be sold that are not there; null for any number. Without backorders it has no meaning.</param>
/// <param name="ExpectedOn">When more is expected, shown to shoppers while none is left; null for unknown.</param>
public sealed record SetStockSettings(
    Sku Sku,
    bool IsTracked,
    bool CanBackorder,
    int? LowStockThreshold,
    int? BackorderLimit = null,
    DateOnly? ExpectedOn = null
) : ICommand;
