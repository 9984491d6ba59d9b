using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Moves units from one location to another: two movements in one transaction. Refused when the units are reserved at the source
/// (<c>inventory.below-promised</c>) or not on hand there. Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="From">Code of the source location.</param>
/// <param name="To">Code of the target location, which must be a different, active one.</param>
public sealed record TransferStock(Guid OperationId, Sku Sku, string From, string To, int Quantity, string Reason, Guid? StaffId)
    : ICommand<StockOverview>;
