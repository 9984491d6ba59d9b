using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

public enum WriteOffKind
{
    Damaged,
    Lost,
}

/// <summary>
/// Removes unsellable units from a location. Refused when the units are reserved there (<c>inventory.below-promised</c>) or not on hand.
/// Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="Location">Code of the location; null for the default location.</param>
public sealed record WriteOffStock(
    Guid OperationId,
    Sku Sku,
    string? Location,
    int Quantity,
    WriteOffKind Kind,
    string Reason,
    Guid? StaffId
) : ICommand<StockOverview>;
