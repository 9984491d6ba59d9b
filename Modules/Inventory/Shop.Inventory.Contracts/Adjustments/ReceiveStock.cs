using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>Receives units at a location. Creates the stock item if needed. Repeating it with the same operation id is harmless.</summary>
/// <param name="Location">Code of the location; null for the default location.</param>
/// <param name="Reason">Shown in the movement list, for example "Delivery 4711".</param>
public sealed record ReceiveStock(Guid OperationId, Sku Sku, string? Location, int Quantity, string Reason, Guid? StaffId)
    : ICommand<StockOverview>;
