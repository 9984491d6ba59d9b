using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Creates tracked stock items with nothing on hand for SKUs that have none. Existing items are unchanged. At most 1,000 per call.
/// Repeatable.
/// </summary>
public sealed record AddStockItems(IReadOnlyList<Sku> Skus) : ICommand;
