using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Gives SKUs that have no stock yet a stock item, tracked and with nothing on hand, so that they can be counted. Others stay as they are.
/// At most 1,000 a call. Repeatable.
/// </summary>
public sealed record AddStockItems(IReadOnlyList<Sku> Skus) : ICommand;
