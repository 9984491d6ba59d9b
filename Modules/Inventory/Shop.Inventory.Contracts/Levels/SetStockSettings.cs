using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>Says whether a SKU is counted at all, whether it may be sold with none left, and when to warn. Creates the stock item when it is new. Repeatable.</summary>
public sealed record SetStockSettings(Sku Sku, bool IsTracked, bool CanBackorder, int? LowStockThreshold) : ICommand;
