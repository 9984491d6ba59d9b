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
/// Units at a location cannot be sold any more. Refused for units that are promised from there (<c>inventory.below-promised</c>) or do not
/// lie there.
/// Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="Location">Code of the location; null for the shop's first.</param>
public sealed record WriteOffStock(
    Guid OperationId,
    Sku Sku,
    string? Location,
    int Quantity,
    WriteOffKind Kind,
    string Reason,
    Guid? StaffId
) : ICommand<StockOverview>;
