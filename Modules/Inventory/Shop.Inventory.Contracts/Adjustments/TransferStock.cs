using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Carries units from one location to another: two movements in one transaction. Refused for units that are promised from there
/// (<c>inventory.below-promised</c>) or do not lie there. Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="From">Code of the location.</param>
/// <param name="To">Code of another, active location.</param>
public sealed record TransferStock(Guid OperationId, Sku Sku, string From, string To, int Quantity, string Reason, Guid? StaffId)
    : ICommand<StockOverview>;
