using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>Movements of a SKU, newest first; of all SKUs when <paramref name="Sku"/> is null.</summary>
public sealed record ListMovements(Sku? Sku, int Page, int PageSize) : IQuery<PagedList<StockMovement>>;

public enum MovementKind
{
    Received,
    Adjusted,
    Counted,
    Shipped,
    Restocked,
    Imported,
    Transferred,
    Damaged,
    Lost,
    Returned,
}

/// <param name="Quantity">Change of on hand; negative when units left, 0 for a note only (a return that was not restocked).</param>
/// <param name="OnHandAfter">On hand at the location after the movement.</param>
/// <param name="Reference">The order or cart, if any.</param>
public sealed record StockMovement(
    Guid Id,
    Sku Sku,
    string Location,
    MovementKind Kind,
    int Quantity,
    int OnHandAfter,
    Message Reason,
    Guid? Reference,
    Guid? StaffId,
    DateTimeOffset At
);
